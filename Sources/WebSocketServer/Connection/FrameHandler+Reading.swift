import NIOCore

extension FrameHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasHeard = true
        guard phase == .open || phase == .closeSent, violation == nil else { return }
        var incoming = unwrapInboundIn(data)
        if unparsed.readableBytes == 0 {
            unparsed = incoming
        } else {
            unparsed.writeBuffer(&incoming)
        }
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
        context.close(promise: nil)
    }

    private func parse() {
        do {
            while !isInboxFull, violation == nil, phase == .open || phase == .closeSent, try parseStep() {}
        } catch {
            failWhenIdle(error)
        }
        if unparsed.readableBytes == 0 {
            // Lets go of the read buffer, which a slice may still hold.
            unparsed = ByteBuffer()
        }
    }

    /// One header, one piece of payload, or one control frame; false where more octets are needed.
    private func parseStep() throws(ProtocolViolation) -> Bool {
        if let frame { return try parsePayload(of: frame) }
        guard unparsed.readableBytes > 0 else { return false }
        let parsed: Result<FrameHeader?, ProtocolViolation> = unparsed.withUnsafeReadableBytes { bytes in
            Result { () throws(ProtocolViolation) in
                try FrameHeader.parse(bytes, allowsCompression: allowsCompression)
            }
        }
        guard let header = try parsed.get() else { return false }
        if header.opcode.isControl {
            guard unparsed.readableBytes >= header.length + header.payloadLength else { return false }
            unparsed.moveReaderIndex(forwardBy: header.length)
            if let payload = unmaskedPiece(of: header, offset: 0, count: header.payloadLength) {
                try control(header.opcode, payload: payload)
            }
            return true
        }
        try assembler.begin(header)
        unparsed.moveReaderIndex(forwardBy: header.length)
        frame = header
        frameOffset = 0
        return true
    }

    private func parsePayload(of header: FrameHeader) throws(ProtocolViolation) -> Bool {
        let missing = header.payloadLength - frameOffset
        if missing > 0 {
            let count = min(missing, unparsed.readableBytes)
            guard count > 0, let piece = unmaskedPiece(of: header, offset: frameOffset, count: count) else {
                return false
            }
            frameOffset += count
            try assembler.append(piece)
            guard count == missing else { return false }
        }
        frame = nil
        if let message = try assembler.endFrame() { deliver(message) }
        return true
    }

    private func deliver(_ message: WebSocketMessage) {
        // After our own close frame, or the beginning of a shutdown, nobody listens.
        guard phase == .open, !isShuttingDown else { return }
        if !inbox.push(message) { isInboxFull = true }
    }

    /// Takes the next octets of `unparsed`, unmasked where they lie.
    private func unmaskedPiece(of header: FrameHeader, offset: Int, count: Int) -> ByteBuffer? {
        unparsed.withUnsafeReadableBytes { bytes in
            // The buffer's storage is shared with the channel, which keeps it to use it again and does not look at what
            // was read, and with slices of other octets of it. So nobody reads these octets but the slice below, and to
            // write them without the copy that a shared `ByteBuffer` would make is sound: the memory is the allocator's.
            let piece = UnsafeMutableRawBufferPointer(mutating: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
            Masking.apply(to: piece, mask: header.mask, offset: offset)
        }
        return unparsed.readSlice(length: count)
    }

    private func control(_ opcode: Opcode, payload: ByteBuffer) throws(ProtocolViolation) {
        switch opcode {
        case .ping:
            guard phase == .open else { return }
            writeControl(.pong, payload: payload)
        case .pong:
            break
        default:
            let parsed: Result<WebSocketCloseReason, ProtocolViolation> = payload.withUnsafeReadableBytes { bytes in
                Result { () throws(ProtocolViolation) in try CloseFrame.parse(bytes) }
            }
            peerCloses(try parsed.get())
        }
    }
}
