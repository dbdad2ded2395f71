import NIOCore
import PermessageDeflate

/// Makes messages of the payloads of data frames: order, sizes, decompression, UTF-8.
///
/// A pure state machine: frame headers and unmasked payloads in, messages or violations out. It takes payloads piece by
/// piece, so that a violation is found in the octet that commits it, and nothing is held that a limit forbids.
struct MessageAssembler {
    struct Limits {
        var frameSize: Int
        var messageSize: Int
        var inflatedSize: Int
        var fragments: Int

        /// What may arrive where `size` octets are allowed: somewhat more if they are compressed, since compression
        /// that fails to compress adds a little to each block.
        func allowed(_ size: Int, isCompressed: Bool) -> Int {
            isCompressed ? size + size / 16 + 64 : size
        }
    }

    private let limits: Limits
    private var inflation: Inflation?
    /// Of the current message, where it is compressed.
    private var inflater: Inflater?

    private var kind: WebSocketMessage.Kind?
    private var isCompressed = false
    private var isLastFrame = false
    private var fragments = 0
    private var frameLength = 0
    /// The payloads of the message's frames so far, as they arrive.
    private(set) var arrived = 0
    private var validator = UTF8Validator()
    private var content = ByteBuffer()

    /// - Parameter inflation: nil where no compression was agreed on.
    init(limits: Limits, inflation: Inflation?) {
        self.limits = limits
        self.inflation = inflation
    }

    /// Begins a data frame.
    mutating func begin(_ header: FrameHeader) throws(ProtocolViolation) {
        switch (header.opcode, kind) {
        case (.continuation, nil): throw .protocolError("a continuation frame continues nothing")
        case (.continuation, _): break
        case (_, .some): throw .protocolError("a message begins before the last one has ended")
        default:
            kind = header.opcode == .text ? .text : .binary
            isCompressed = header.isCompressed
            if isCompressed { takeInflater() }
            fragments = 0
            arrived = 0
            validator = UTF8Validator()
        }
        fragments += 1
        guard fragments <= limits.fragments else {
            throw ProtocolViolation(
                code: .policyViolation,
                reason: "a message has more than \(limits.fragments) frames"
            )
        }
        guard header.payloadLength <= limits.allowed(limits.frameSize, isCompressed: isCompressed) else {
            throw .tooLarge("a frame is larger than \(limits.frameSize) octets")
        }
        arrived += header.payloadLength
        // What comes out is checked as it comes out; but blocks of nothing give nothing, and would go on for ever.
        guard arrived <= limits.allowed(limits.messageSize, isCompressed: isCompressed) else {
            throw .tooLarge("a message is larger than \(limits.messageSize) octets")
        }
        frameLength = header.payloadLength
        isLastFrame = header.isFinal
    }

    /// Takes a piece of the current frame's payload.
    mutating func append(_ piece: ByteBuffer) throws(ProtocolViolation) {
        let start = content.writerIndex
        if isCompressed, let inflater {
            do {
                let room = limits.inflatedSize - content.readableBytes
                try inflater.decompress(piece.readableBytesView, into: &content, limit: room)
            } catch {
                // What came out before is judged first, or the close code would depend on where the octets were cut.
                try validate(from: start)
                throw violation(error)
            }
        } else if fragments == 1 && isLastFrame && start == 0 && frameLength == piece.readableBytes {
            // The whole message in one piece: no copy.
            content = piece
            try validate(from: piece.readerIndex)
            return
        } else {
            if start == 0 { content = ByteBuffer() }
            // Room for what has been announced, but not much before it comes: a header is cheap to send.
            if content.writableBytes < piece.readableBytes {
                content.reserveCapacity(minimumWritableBytes: max(piece.readableBytes, min(frameLength, 65536)))
            }
            content.writeImmutableBuffer(piece)
        }
        try validate(from: start)
    }

    /// Ends the current frame; the message, where it was the last one.
    mutating func endFrame() throws(ProtocolViolation) -> WebSocketMessage? {
        guard isLastFrame, let kind else { return nil }
        if isCompressed, let inflater {
            let start = content.writerIndex
            do {
                try inflater.finishMessage(into: &content, limit: limits.inflatedSize - content.readableBytes)
            } catch {
                throw violation(error)
            }
            if case .pooled(let pool) = inflation { pool.giveBack(inflater) }
            self.inflater = nil
            try validate(from: start)
        }
        if kind == .text && !validator.isComplete { throw .invalid("a text message ends within a character") }
        let message = WebSocketMessage(kind: kind, payload: content)
        self.kind = nil
        content = ByteBuffer()
        return message
    }

    /// Frees what has come of a message, and its decompressor: nothing more will be read.
    mutating func discard() {
        content = ByteBuffer()
        inflation = nil
        inflater = nil
    }

    private mutating func takeInflater() {
        switch inflation {
        case .own(let own): inflater = own
        case .pooled(let pool): inflater = pool.take()
        case nil: break
        }
    }

    private mutating func validate(from start: Int) throws(ProtocolViolation) {
        guard kind == .text else { return }
        let isValid = content.withUnsafeReadableBytes { bytes in
            validator.accept(UnsafeRawBufferPointer(rebasing: bytes[(start - content.readerIndex)...]))
        }
        if !isValid { throw .invalid("a text message is not UTF-8") }
    }

    private func violation(_ error: DeflateError) -> ProtocolViolation {
        switch error {
        case .invalidData: .invalid(error.description)
        case .tooLarge: .tooLarge("a message is larger than \(limits.inflatedSize) octets when decompressed")
        case .outOfMemory: ProtocolViolation(code: .internalError, reason: error.description)
        }
    }
}
