import NIOCore

extension FrameHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasHeard = true
        guard phase == .open || phase == .closeSent, violation == nil else { return }
        reader.feed(unwrapInboundIn(data))
        parse()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReadWanted = true
        readIfWanted()
    }

    /// Begins to read, once the HTTP codec is gone.
    func start() {
        isReadWanted = true
        readIfWanted()
    }

    /// Reads on, unless messages wait for the handler or answers wait for the peer: then TCP tells it to wait.
    func readIfWanted() {
        guard isReadWanted, !isInboxFull, let context else { return }
        // A peer that pings faster than it reads the pongs would otherwise fill the memory.
        guard phase == .draining || context.channel.isWritable else { return }
        isReadWanted = false
        context.read()
    }

    /// The handler has taken enough messages for reading to go on.
    func resumeReading() {
        if let violation, inbox.isIdle() { fail(violation) }
        guard isInboxFull, phase != .closed else { return }
        isInboxFull = false
        hasHeard = true
        parse()
        if isInputClosed && !isInboxFull { inputClosed() }
        readIfWanted()
    }

    /// The peer will send nothing more.
    func inputClosed() {
        guard let context, phase != .closed else { return }
        if phase == .draining && !isOutputShut {
            // It waits for our close frame, which is on its way; closing now could lose it.
            return
        }
        if phase == .open {
            outbox.noteClose(
                WebSocketCloseReason(code: .abnormal, reason: "the peer hung up without a close frame", side: .peer)
            )
        }
        context.closeAtOnce()
    }

    private func parse() {
        do {
            while !isInboxFull, violation == nil, phase == .open || phase == .closeSent, let event = try reader.next() {
                react(to: event)
            }
        } catch {
            failWhenIdle(error)
        }
        // TLS goes on using the buffers that it passes on; only a socket's own are free.
        if let buffer = reader.takeReadBuffer(), !isSecure { loop.giveBackRead(buffer) }
    }

    private func react(to event: FrameReader.Event) {
        switch event {
        case .message(let message, let arrived):
            hasMoved = true
            loop.tally.received.add(payload: message.payload.readableBytes, wire: arrived)
            // After our own close frame, or the beginning of a shutdown, nobody listens.
            guard phase == .open, !isShuttingDown else { return }
            if !inbox.push(message.detachedFromReadBuffer()) { isInboxFull = true }
        case .ping(let payload):
            if phase == .open { writeControl(.pong, payload: payload) }
        case .pong:
            break
        case .close(let reason):
            peerCloses(reason)
        }
    }
}

extension WebSocketMessage {
    /// The message, with a payload of its own where it would keep a much larger read buffer alive.
    fileprivate func detachedFromReadBuffer() -> WebSocketMessage {
        let capacity = payload.storageCapacity
        guard capacity > ReadBuffers.smallest, payload.readableBytes < capacity / 4 else { return self }
        return WebSocketMessage(kind: kind, payload: ByteBuffer(bytes: payload.readableBytesView))
    }
}
