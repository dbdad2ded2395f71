internal import NIOCore

/// Takes frames out of the stream of octets that a server sends.
struct WebSocketClientFrameReader {
    private var buffer = ByteBuffer()

    /// Adds octets that arrived.
    mutating func append(_ octets: ByteBuffer) {
        buffer.writeImmutableBuffer(octets)
        if buffer.readerIndex > 1_048_576 { buffer.discardReadBytes() }
    }

    /// The next whole frame, or nil as long as there is none.
    mutating func next() throws -> WebSocketClientFrame? {
        var rest = buffer
        guard let first = rest.readInteger(as: UInt8.self), let second = rest.readInteger(as: UInt8.self) else {
            return nil
        }
        guard second & 0x80 == 0 else { throw WebSocketClientError.protocolViolation("a masked frame from a server") }
        let length: Int
        switch second & 0x7F {
        case 126:
            guard let value = rest.readInteger(as: UInt16.self) else { return nil }
            guard value >= 126 else { throw WebSocketClientError.protocolViolation("a length that is not minimal") }
            length = Int(value)
        case 127:
            guard let value = rest.readInteger(as: UInt64.self) else { return nil }
            guard value > 0xFFFF, let count = Int(exactly: value) else {
                throw WebSocketClientError.protocolViolation("a length that is not minimal, or too large")
            }
            length = count
        case let value:
            length = Int(value)
        }
        guard let payload = rest.readBytes(length: length) else { return nil }
        buffer = rest
        return WebSocketClientFrame(
            opcode: first & 0x0F,
            payload: payload,
            isFinal: first & 0x80 != 0,
            reservedBits: first >> 4 & 7,
            isMasked: false
        )
    }
}
