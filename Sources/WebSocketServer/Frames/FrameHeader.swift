/// The meaning of a frame (RFC 6455, section 5.2).
enum Opcode: UInt8 {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10

    var isControl: Bool { rawValue >= 8 }
}

/// A frame's header, read from the octets before its payload and checked against all rules that concern it alone.
struct FrameHeader: Equatable {
    var isFinal: Bool
    var isCompressed: Bool
    var opcode: Opcode
    var payloadLength: Int
    /// The masking key as it lies in memory: its first octet is that of the first octet of payload.
    var mask: UInt32
    /// How many octets the header itself takes.
    var length: Int

    /// Reads a header from the start of `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: what has been received, from a frame's start.
    ///   - allowsCompression: whether RSV1 has been given a meaning.
    /// - Returns: nil where the header is not whole yet.
    static func parse(
        _ bytes: UnsafeRawBufferPointer,
        allowsCompression: Bool
    ) throws(ProtocolViolation) -> FrameHeader? {
        guard let first = bytes.first else { return nil }
        // What the first octet gives away is refused at once: the rest may never come.
        guard let opcode = Opcode(rawValue: first & 0x0F) else {
            throw .protocolError("opcode \(first & 0x0F) is reserved")
        }
        let isFinal = first & 0x80 != 0
        let isCompressed = first & 0x40 != 0
        guard first & 0x30 == 0 else { throw .protocolError("a reserved bit is set") }
        if isCompressed {
            guard allowsCompression else { throw .protocolError("RSV1 is set, but no extension was agreed on") }
            guard opcode == .text || opcode == .binary else {
                throw .protocolError("RSV1 is set on a frame that does not begin a message")
            }
        }
        if opcode.isControl && !isFinal { throw .protocolError("a control frame is fragmented") }

        guard bytes.count >= 2 else { return nil }
        let second = bytes[1]
        guard second & 0x80 != 0 else { throw .protocolError("a frame is not masked") }
        var payloadLength = Int(second & 0x7F)
        var length = 2
        if opcode.isControl && payloadLength > 125 { throw .protocolError("a control frame has more than 125 octets") }
        if payloadLength == 126 {
            guard bytes.count >= 4 else { return nil }
            payloadLength = Int(UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt16.self)))
            guard payloadLength > 125 else { throw .protocolError("a length is not in its shortest form") }
            length = 4
        } else if payloadLength == 127 {
            guard bytes.count >= 10 else { return nil }
            let wide = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 2, as: UInt64.self))
            guard wide >> 63 == 0 else { throw .protocolError("a length has its highest bit set") }
            guard wide > 65535 else { throw .protocolError("a length is not in its shortest form") }
            payloadLength = Int(wide)
            length = 10
        }
        guard bytes.count >= length + 4 else { return nil }
        let mask = bytes.loadUnaligned(fromByteOffset: length, as: UInt32.self)
        return FrameHeader(
            isFinal: isFinal,
            isCompressed: isCompressed,
            opcode: opcode,
            payloadLength: payloadLength,
            mask: mask,
            length: length + 4
        )
    }
}
