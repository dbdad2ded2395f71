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
        var fragments: Int

        /// What a compressed message may arrive as: somewhat more, since compression that fails to compress adds a
        /// little to each block.
        var compressedSize: Int { messageSize + messageSize / 16 + 64 }
    }

    private let limits: Limits
    private let inflater: Inflater?

    private var kind: WebSocketMessage.Kind?
    private var isCompressed = false
    private var isLastFrame = false
    private var fragments = 0
    private var frameLength = 0
    /// The payloads of the message's frames so far, as they arrive.
    private var arrived = 0
    private var validator = UTF8Validator()
    private var content = ByteBuffer()

    /// - Parameter inflater: nil where no compression was agreed on.
    init(limits: Limits, inflater: Inflater?) {
        self.limits = limits
        self.inflater = inflater
    }

    /// Whether a message has begun and not ended, which is when a compressor's state must be kept.
    var isWithinMessage: Bool { kind != nil }

    /// Begins a data frame.
    mutating func begin(_ header: FrameHeader) throws(ProtocolViolation) {
        switch (header.opcode, kind) {
        case (.continuation, nil): throw .protocolError("a continuation frame continues nothing")
        case (.continuation, _): break
        case (_, .some): throw .protocolError("a message begins before the last one has ended")
        default:
            kind = header.opcode == .text ? .text : .binary
            isCompressed = header.isCompressed
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
        guard header.payloadLength <= limits.frameSize else {
            throw .tooLarge("a frame is larger than \(limits.frameSize) octets")
        }
        arrived += header.payloadLength
        // What comes out is checked as it comes out; but blocks of nothing give nothing, and would go on for ever.
        let allowed = isCompressed ? limits.compressedSize : limits.messageSize
        guard arrived <= allowed else {
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
                let room = limits.messageSize - content.readableBytes
                try inflater.decompress(piece.readableBytesView, into: &content, limit: room)
            } catch {
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
                try inflater.finishMessage(into: &content, limit: limits.messageSize - content.readableBytes)
            } catch {
                throw violation(error)
            }
            try validate(from: start)
        }
        if kind == .text && !validator.isComplete { throw .invalid("a text message ends within a character") }
        let message = WebSocketMessage(kind: kind, payload: content)
        self.kind = nil
        content = ByteBuffer()
        return message
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
        case .tooLarge: .tooLarge("a message is larger than \(limits.messageSize) octets")
        case .outOfMemory: ProtocolViolation(code: .internalError, reason: error.description)
        }
    }
}
