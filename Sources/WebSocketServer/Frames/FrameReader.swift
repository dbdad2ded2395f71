import NIOCore

/// Makes messages and control frames of received octets.
///
/// A pure state machine: octets in, events out. It holds what a socket has delivered until it is asked for the next
/// event, so that whoever asks decides how far to read.
struct FrameReader {
    enum Event {
        /// A message, and how many octets of payload it came in.
        case message(WebSocketMessage, arrived: Int)
        case ping(ByteBuffer)
        case pong
        case close(WebSocketCloseReason)
    }

    private let allowsCompression: Bool
    private var assembler: MessageAssembler
    private var unparsed = ByteBuffer()
    /// The data frame whose payload is arriving, and how much of it has.
    private var frame: FrameHeader?
    private var frameOffset = 0

    /// - Parameter inflation: nil where no compression was agreed on.
    init(limits: MessageAssembler.Limits, inflation: Inflation?) {
        allowsCompression = inflation != nil
        assembler = MessageAssembler(limits: limits, inflation: inflation)
    }

    /// Takes what a socket has delivered.
    mutating func feed(_ octets: ByteBuffer) {
        if unparsed.readableBytes == 0 {
            unparsed = octets
        } else {
            unparsed.writeImmutableBuffer(octets)
        }
    }

    /// The next event, or nil where more octets are needed for one.
    mutating func next() throws(ProtocolViolation) -> Event? {
        while true {
            if let frame {
                guard try readPayload(of: frame) else { return nil }
                self.frame = nil
                if let message = try assembler.endFrame() { return .message(message, arrived: assembler.arrived) }
            } else {
                guard let header = try peekHeader() else { return nil }
                if header.opcode.isControl {
                    guard unparsed.readableBytes >= header.length + header.payloadLength else { return nil }
                    unparsed.moveReaderIndex(forwardBy: header.length)
                    return try control(header)
                }
                try assembler.begin(header)
                unparsed.moveReaderIndex(forwardBy: header.length)
                frame = header
                frameOffset = 0
            }
        }
    }

    /// The buffer that has been read through, for other sockets to be read into; nil while something is left of it.
    mutating func takeReadBuffer() -> ByteBuffer? {
        guard unparsed.readableBytes == 0 else { return nil }
        defer { unparsed = ByteBuffer() }
        return unparsed
    }

    /// Forgets everything received, and frees its memory: nothing more will be read.
    mutating func discard() {
        unparsed = ByteBuffer()
        frame = nil
        assembler.discard()
    }

    private func peekHeader() throws(ProtocolViolation) -> FrameHeader? {
        let allowsCompression = allowsCompression
        // `withUnsafeReadableBytes` would turn the error into any error.
        return try unparsed.withUnsafeReadableBytes { bytes in
            Result { () throws(ProtocolViolation) in
                try FrameHeader.parse(bytes, allowsCompression: allowsCompression)
            }
        }.get()
    }

    /// Takes what there is of the payload; false where more has to come.
    private mutating func readPayload(of header: FrameHeader) throws(ProtocolViolation) -> Bool {
        let missing = header.payloadLength - frameOffset
        guard missing > 0 else { return true }
        let count = min(missing, unparsed.readableBytes)
        guard count > 0, let piece = unmaskedPiece(of: header, offset: frameOffset, count: count) else { return false }
        frameOffset += count
        try assembler.append(piece)
        return count == missing
    }

    private mutating func control(_ header: FrameHeader) throws(ProtocolViolation) -> Event? {
        guard let payload = unmaskedPiece(of: header, offset: 0, count: header.payloadLength) else { return nil }
        switch header.opcode {
        case .ping: return .ping(payload)
        case .pong: return .pong
        default:
            return .close(
                try payload.withUnsafeReadableBytes { bytes in
                    Result { () throws(ProtocolViolation) in try CloseFrame.parse(bytes) }
                }.get()
            )
        }
    }

    /// Takes the next octets of `unparsed`, unmasked where they lie.
    private mutating func unmaskedPiece(of header: FrameHeader, offset: Int, count: Int) -> ByteBuffer? {
        unparsed.withUnsafeReadableBytes { bytes in
            // The buffer's storage is shared with the channel, which does not look at what was read, and with slices of
            // other octets of it. So nobody reads these octets but the slice below, and to write them without the copy
            // that a shared `ByteBuffer` would make is sound: the memory is the allocator's.
            let piece = UnsafeMutableRawBufferPointer(mutating: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            Masking.apply(to: piece, mask: header.mask, offset: offset)
        }
        return unparsed.readSlice(length: count)
    }
}
