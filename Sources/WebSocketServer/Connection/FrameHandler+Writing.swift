import NIOCore
import PermessageDeflate

extension FrameHandler {
    /// From here on a payload is handed to the socket as it is, instead of being copied behind its header.
    private static let copyLimit = 32768

    /// Does what tasks on other threads have asked for.
    func takePending() {
        for command in outbox.takePending() {
            switch command {
            case .message(let message, let compress): _ = send(message, compress: compress)
            case .close(let code, let reason): beginClose(code, reason: reason)
            }
        }
    }

    /// Queues a message; how much is unsent now.
    func send(_ message: WebSocketMessage, compress: Bool) -> Int {
        guard phase == .open else { return 0 }
        let opcode: Opcode = message.kind == .text ? .text : .binary
        prepareCurrent()
        if compress, deflater != nil, let compressed = deflater?.compress(message) {
            append(opcode, isCompressed: true, payload: compressed)
        } else {
            append(opcode, isCompressed: false, payload: message.payload)
        }
        planFlush()
        let unsent = unsentBytes
        reportedBytes = max(reportedBytes, unsent)
        return unsent
    }

    private func append(_ opcode: Opcode, isCompressed: Bool, payload: ByteBuffer) {
        let count = payload.readableBytes
        FrameWriter.writeHeader(opcode, isCompressed: isCompressed, payloadLength: count, into: &current)
        acceptedBytes += count
        if count >= Self.copyLimit {
            closeChunk()
            chunks.append(payload)
            queuedBytes += count
        } else {
            current.writeImmutableBuffer(payload)
            if current.readableBytes >= Self.copyLimit { closeChunk() }
        }
    }

    func writeControl(_ opcode: Opcode, payload: ByteBuffer) {
        prepareCurrent()
        FrameWriter.writeHeader(opcode, payloadLength: payload.readableBytes, into: &current)
        current.writeImmutableBuffer(payload)
        planFlush()
    }

    func writeClose(_ code: WebSocketCloseCode, reason: String) {
        prepareCurrent()
        FrameWriter.writeClose(code, reason: reason, into: &current)
        planFlush()
    }

    private func prepareCurrent() {
        if current.capacity == 0 { current = loop.takeBuffer() }
    }

    private func closeChunk() {
        queuedBytes += current.readableBytes
        chunks.append(current)
        current = loop.takeBuffer()
    }

    func planFlush() {
        guard !isFlushPlanned else { return }
        isFlushPlanned = true
        loop.flushLater(self)
    }

    /// Everything accepted that the socket has not taken; small amounts inside the channel count as taken.
    var unsentBytes: Int {
        var bytes = queuedBytes + current.readableBytes
        if let channel = context?.channel, !channel.isWritable {
            bytes += (try? channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
        }
        return bytes
    }

    /// Gives the channel as much as it takes without growing beyond its own mark.
    func flush() {
        isFlushPlanned = false
        guard !isFlushing, let context, phase != .closed else { return }
        isFlushing = true
        defer { isFlushing = false }
        if current.readableBytes > 0 {
            queuedBytes += current.readableBytes
            chunks.append(current)
            current = ByteBuffer()
        } else if current.capacity > 0 {
            loop.giveBack(current)
            current = ByteBuffer()
        }
        // A flush may make the channel writable again, with nobody to tell: the loop below looks for itself.
        while context.channel.isWritable, !chunks.isEmpty {
            while context.channel.isWritable, let chunk = chunks.popFirst() {
                queuedBytes -= chunk.readableBytes
                context.write(wrapOutboundOut(chunk), promise: nil)
                loop.giveBack(chunk)
            }
            context.flush()
        }
        let unsent = unsentBytes
        if unsent != 0 || reportedBytes != 0 {
            reportedBytes = unsent
            outbox.report(unsentBytes: unsent)
        }
        if shutsOutputWhenFlushed && chunks.isEmpty { shutOutput() }
    }

    /// Frees what a peer that does not read has left waiting.
    func dropQueue() {
        chunks.removeAll()
        queuedBytes = 0
        current = ByteBuffer()
    }

    /// Ends our side once the last octet is with the kernel.
    ///
    /// A close of both sides at once could reset the connection and take the close frame with it.
    private func shutOutput() {
        guard let context, shutsOutputWhenFlushed else { return }
        shutsOutputWhenFlushed = false
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer()), promise: written)
        written.futureResult.assumeIsolated().whenComplete { _ in
            guard let context = self.context, self.phase != .closed else { return }
            self.isOutputShut = true
            self.deadline = .now() + TimeAmount(self.configuration.closeTimeout)
            if self.isInputClosed {
                context.close(promise: nil)
            } else {
                context.close(mode: .output, promise: nil)
            }
        }
    }
}
