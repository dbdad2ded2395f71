import Logging
import NIOCore

extension FrameHandler {
    /// Our side wants to close.
    func beginClose(_ code: WebSocketCloseCode, reason: String) {
        guard phase == .open else { return }
        phase = .closeSent
        outbox.noteClose(WebSocketCloseReason(code: code, reason: reason, side: .server))
        inbox.finish(discarding: true)
        writeClose(code, reason: reason)
        // Its answer has to be read whatever waits.
        isInboxFull = false
        deadline = .now() + TimeAmount(configuration.closeTimeout)
        resumeAfterClose()
    }

    /// The peer wants to close, or agrees to.
    func peerCloses(_ reason: WebSocketCloseReason) {
        if phase == .open {
            outbox.noteClose(reason)
            inbox.finish(discarding: false)
            takePending()
            writeClose(reason.code, reason: "")
        }
        drain()
    }

    /// The peer broke the rules: it is told so, and nothing of it is read any more.
    func fail(_ violation: ProtocolViolation) {
        guard phase == .open || phase == .closeSent else { return }
        logger.debug(
            "a WebSocket is closed over what its peer sent",
            metadata: ["code": "\(violation.code)", "reason": "\(violation.reason)"]
        )
        outbox.noteClose(WebSocketCloseReason(code: violation.code, reason: violation.reason, side: .server))
        inbox.finish(discarding: false)
        if phase == .open { writeClose(violation.code, reason: violation.reason) }
        drain()
    }

    private func drain() {
        phase = .draining
        unparsed = ByteBuffer()
        frame = nil
        isInboxFull = false
        shutsOutputWhenFlushed = true
        deadline = .now() + TimeAmount(configuration.closeTimeout)
        planFlush()
        readIfWanted()
    }

    private func resumeAfterClose() {
        loop.eventLoop.execute {
            self.isInboxFull = true
            self.resumeReading()
        }
    }

    /// The peer does not take what it is sent.
    func dropSlowReader() {
        guard phase == .open else { return }
        dropQueue()
        fail(ProtocolViolation(code: .policyViolation, reason: "the peer does not read what it is sent"))
        outbox.report(unsentBytes: 0)
    }

    /// The server stops: messages end, the handler may finish.
    func beginShutdown() {
        guard phase == .open, !isShuttingDown else { return }
        isShuttingDown = true
        deadline = .now() + TimeAmount(configuration.shutdownTimeout)
        outbox.beginShutdown()
        inbox.finish(discarding: false)
        if isInboxFull { resumeReading() }
    }

    // MARK: Time

    func sweep(now: NIODeadline) {
        if hasHeard || isInboxFull {
            hasHeard = false
            lastHeard = now
        }
        if let deadline, now >= deadline {
            if isShuttingDown && phase == .open {
                outbox.cancelHandler()
                beginClose(.goingAway, reason: "the server is shutting down")
            } else {
                context?.close(promise: nil)
            }
            return
        }
        guard phase == .open else { return }
        checkBacklog(now)
        keepAlive(now)
    }

    private func checkBacklog(_ now: NIODeadline) {
        guard unsentBytes > configuration.maxOutgoingBuffer else {
            behindSince = nil
            return
        }
        guard let since = behindSince else {
            behindSince = now
            return
        }
        if now - since >= TimeAmount(configuration.slowReaderGrace) { dropSlowReader() }
    }

    private func keepAlive(_ now: NIODeadline) {
        guard let interval = configuration.pingInterval.map(TimeAmount.init) else { return }
        if now - lastHeard >= interval + interval {
            outbox.noteClose(
                WebSocketCloseReason(code: .abnormal, reason: "the peer answered no ping", side: .server)
            )
            context?.close(promise: nil)
        } else if now - lastHeard >= interval, now - lastPing >= interval {
            lastPing = now
            writeControl(.ping, payload: ByteBuffer())
        }
    }
}
