import Logging
import NIOCore

extension FrameHandler {
    /// Our side wants to close.
    func beginClose(_ code: WebSocketCloseCode, reason: String) {
        guard phase == .open else { return }
        if let violation { return fail(violation) }
        phase = .closeSent
        outbox.noteClose(WebSocketCloseReason(code: code, reason: reason, side: .server))
        inbox.finish(discarding: true)
        writeClose(code, reason: reason)
        deadline = .now() + TimeAmount(service.configuration.closeTimeout)
        // The peer's answer has to be read, whatever the handler has not.
        resumeReading()
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

    /// The peer broke the rules: what it sent before that is answered first, within a time limit.
    func failWhenIdle(_ violation: ProtocolViolation) {
        guard phase == .open, !inbox.isIdle() else { return fail(violation) }
        self.violation = violation
        reader.discard()
        if !isShuttingDown { deadline = .now() + TimeAmount(service.configuration.closeTimeout) }
    }

    /// The peer broke the rules: it is told so, and nothing of it is read any more.
    func fail(_ violation: ProtocolViolation) {
        guard phase == .open || phase == .closeSent else { return }
        self.violation = nil
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
        stopReading()
        isInboxFull = false
        shutsOutputWhenFlushed = true
        deadline = .now() + TimeAmount(service.configuration.closeTimeout)
        planFlush()
        readIfWanted()
    }

    /// The peer does not take what it is sent.
    func dropSlowReader() {
        guard phase == .open else { return }
        sendQueue.removeAll()
        fail(ProtocolViolation(code: .policyViolation, reason: "the peer does not read what it is sent"))
        outbox.report(unsentBytes: 0)
    }

    /// The server stops: messages end, the handler may finish.
    func beginShutdown() {
        guard phase == .open, !isShuttingDown else { return }
        isShuttingDown = true
        deadline = .now() + TimeAmount(service.configuration.shutdownTimeout)
        outbox.beginShutdown()
        inbox.finish(discarding: false)
        resumeReading()
    }

    /// Ends everything without a word.
    func abandon() {
        outbox.cancelHandler()
        context?.closeAtOnce()
    }

    /// What the connection holds, for the metrics.
    var load: LoopLoad {
        guard phase != .closed else { return LoopLoad() }
        return LoopLoad(connections: 1, queuedMessages: inbox.count, unsentOctets: unsentBytes)
    }

    // MARK: Time

    func sweep(now: NIODeadline) {
        guard phase != .closed else {
            if outbox.hasHandlerReturned {
                loop.remove(self)
            } else if let deadline, now >= deadline {
                outbox.cancelHandler()
                loop.remove(self)
            }
            return
        }
        if hasHeard || isInboxFull {
            hasHeard = false
            lastHeard = now
        }
        if hasMoved || isInboxFull {
            hasMoved = false
            lastMoved = now
        }
        if let deadline, now >= deadline {
            if let violation {
                fail(violation)
            } else if isShuttingDown && phase == .open {
                outbox.cancelHandler()
                beginClose(.goingAway, reason: "the server is shutting down")
            } else {
                context?.closeAtOnce()
            }
            return
        }
        guard phase == .open else { return }
        checkBacklog(now)
        keepAlive(now)
        closeIfIdle(now)
        deflater?.sweep(now: now)
    }

    private func checkBacklog(_ now: NIODeadline) {
        let unsent = unsentBytes
        guard unsent > service.configuration.maxOutgoingBuffer else {
            behindSince = nil
            return
        }
        // A burst that was more than the peer could take at once is no fault of the peer's, as long as it reads on.
        let taken = sendQueue.acceptedOctets - unsent
        guard let since = behindSince, taken - takenThen < max(1, service.configuration.maxOutgoingBuffer / 16) else {
            behindSince = now
            takenThen = taken
            return
        }
        if now - since >= TimeAmount(service.configuration.slowReaderGrace) { dropSlowReader() }
    }

    private func closeIfIdle(_ now: NIODeadline) {
        guard let limit = service.configuration.messageIdleTimeout, now - lastMoved >= TimeAmount(limit) else { return }
        beginClose(.normal, reason: "no message for too long")
    }

    private func keepAlive(_ now: NIODeadline) {
        guard let interval = service.configuration.pingInterval.map(TimeAmount.init) else { return }
        if now - lastHeard >= interval + interval {
            outbox.noteClose(
                WebSocketCloseReason(code: .abnormal, reason: "the peer answered no ping", side: .server)
            )
            context?.closeAtOnce()
        } else if now - lastHeard >= interval, now - lastPing >= interval {
            lastPing = now
            writeControl(.ping, payload: ByteBuffer())
        }
    }
}
