/// One frame as it travels (RFC 6455, section 5.2), right or wrong.
public struct WebSocketClientFrame: Sendable, Equatable {
    /// Whether it is the last of its message.
    public var isFinal: Bool

    /// The three reserved bits; the highest, 4, marks compression.
    public var reservedBits: UInt8

    /// The opcode: 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong.
    public var opcode: UInt8

    /// The payload, unmasked.
    public var payload: [UInt8]

    /// Whether it is masked, as every frame of a client must be.
    public var isMasked: Bool

    /// Makes a frame.
    public init(
        opcode: UInt8,
        payload: [UInt8] = [],
        isFinal: Bool = true,
        reservedBits: UInt8 = 0,
        isMasked: Bool = true
    ) {
        self.opcode = opcode
        self.payload = payload
        self.isFinal = isFinal
        self.reservedBits = reservedBits
        self.isMasked = isMasked
    }

    /// A close frame.
    public static func close(code: UInt16?, reason: String = "") -> Self {
        guard let code else { return Self(opcode: 8) }
        return Self(opcode: 8, payload: [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
    }

    /// A ping.
    public static func ping(_ payload: [UInt8] = []) -> Self {
        Self(opcode: 9, payload: payload)
    }

    /// A pong.
    public static func pong(_ payload: [UInt8] = []) -> Self {
        Self(opcode: 10, payload: payload)
    }

    /// The octets of the frame.
    public func encoded() -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(payload.count + 14)
        octets.append((isFinal ? 0x80 : 0) | (reservedBits & 7) << 4 | (opcode & 0x0F))
        let maskBit: UInt8 = isMasked ? 0x80 : 0
        switch payload.count {
        case 0..<126:
            octets.append(maskBit | UInt8(payload.count))
        case 126...0xFFFF:
            octets += [maskBit | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default:
            octets.append(maskBit | 127)
            for shift in stride(from: 56, through: 0, by: -8) {
                octets.append(UInt8(truncatingIfNeeded: UInt64(payload.count) >> UInt64(shift)))
            }
        }
        guard isMasked else { return octets + payload }
        let key = (0..<4).map { _ in UInt8.random(in: .min ... .max) }
        octets += key
        for (index, octet) in payload.enumerated() {
            octets.append(octet ^ key[index & 3])
        }
        return octets
    }
}
