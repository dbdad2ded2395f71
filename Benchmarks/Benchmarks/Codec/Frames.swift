import NIOCore

@testable import WebSocketServer

enum Frames {
    /// The header of a client's frame, as it lies in the read buffer.
    static func maskedHeader(first: UInt8, payloadLength: Int) -> [UInt8] {
        var output = ByteBuffer()
        FrameWriter.writeHeader(.text, payloadLength: payloadLength, into: &output)
        output.setInteger(first, at: 0)
        if let second: UInt8 = output.getInteger(at: 1) { output.setInteger(second | 0x80, at: 1) }
        output.writeInteger(0x1234_5678 as UInt32)
        return Array(output.readableBytesView)
    }

    /// The same, parsed.
    static func header(_ opcode: Opcode, _ payloadLength: Int, isFinal: Bool = true, isCompressed: Bool = false)
        -> FrameHeader
    {
        FrameHeader(
            isFinal: isFinal,
            isCompressed: isCompressed,
            opcode: opcode,
            payloadLength: payloadLength,
            mask: 0,
            length: 8
        )
    }
}
