import NIOCore

/// Writes a server's frames, which are never masked (RFC 6455, section 5.1).
enum FrameWriter {
    /// Writes a header; the payload has to follow.
    static func writeHeader(
        _ opcode: Opcode,
        isCompressed: Bool = false,
        payloadLength: Int,
        into output: inout ByteBuffer
    ) {
        let first = 0x80 | (isCompressed ? 0x40 : 0) | opcode.rawValue
        switch payloadLength {
        case ...125:
            output.writeInteger(UInt16(first) << 8 | UInt16(payloadLength))
        case ...65535:
            output.writeInteger(UInt32(first) << 24 | 126 << 16 | UInt32(payloadLength))
        default:
            output.writeInteger(UInt16(first) << 8 | 127)
            output.writeInteger(UInt64(payloadLength))
        }
    }

    /// Writes a close frame; the code that says "there was none" stands for an empty one.
    static func writeClose(_ code: WebSocketCloseCode, reason: String, into output: inout ByteBuffer) {
        guard code.isAllowedOnWire else {
            writeHeader(.close, payloadLength: 0, into: &output)
            return
        }
        // Cut between characters, or the reason would not be UTF-8 any more.
        var words = ""
        for character in reason where words.utf8.count + character.utf8.count <= 123 { words.append(character) }
        writeHeader(.close, payloadLength: 2 + words.utf8.count, into: &output)
        output.writeInteger(code.rawValue)
        output.writeString(words)
    }
}
