import NIOCore
import PermessageDeflate

extension FrameHandler {
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
        hasMoved = true
        let octets = message.payload.readableBytes
        if compress, deflater != nil, let compressed = deflater?.compress(message) {
            loop.tally.sent.add(payload: octets, wire: compressed.readableBytes)
            sendQueue.append(opcode, isCompressed: true, payload: compressed)
        } else {
            loop.tally.sent.add(payload: octets, wire: octets)
            sendQueue.append(opcode, payload: message.payload)
        }
        planFlush()
        let unsent = unsentBytes
        reportedBytes = max(reportedBytes, unsent)
        return unsent
    }

    func writeControl(_ opcode: Opcode, payload: ByteBuffer) {
        sendQueue.append(opcode, payload: payload)
        planFlush()
    }

    func writeClose(_ code: WebSocketCloseCode, reason: String) {
        sendQueue.appendClose(code, reason: reason)
        planFlush()
    }

    func planFlush() {
        guard !isFlushPlanned else { return }
        isFlushPlanned = true
        loop.flushLater(self)
    }

    /// Everything accepted that the socket has not taken; small amounts inside the channel count as taken.
    var unsentBytes: Int {
        var bytes = sendQueue.octets
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
        // A flush may make the channel writable again, with nobody to tell: the loop below looks for itself.
        while context.channel.isWritable, !sendQueue.isEmpty {
            while context.channel.isWritable, let chunk = sendQueue.popFirst() {
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
        if shutsOutputWhenFlushed && sendQueue.isEmpty { shutOutput() }
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
            self.deadline = .now() + TimeAmount(self.service.configuration.closeTimeout)
            if self.isInputClosed {
                context.closeAtOnce()
            } else {
                context.close(mode: .output, promise: nil)
            }
        }
    }
}
