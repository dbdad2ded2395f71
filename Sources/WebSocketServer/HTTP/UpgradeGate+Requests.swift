import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

extension UpgradeGate {
    /// Whether a part may be looked at now, or has to wait for the answer to the request before its own.
    func accepts(_ part: HTTPServerRequestPart) -> Bool {
        if phase == .deciding { return false }
        if case .head = part { return !isAnswering }
        return true
    }

    func process(_ part: HTTPServerRequestPart) {
        guard let context else { return }
        switch part {
        case .head(let head):
            isReadingRequest = true
            restartsDecoder = OpeningHandshake.stopsDecoder(head)
            isAnswering = true
            hasWrittenHead = false
            if !head.isKeepAlive { closesAfterAnswer = true }
            setDeadline(configuration.idleTimeout)
            if (head.version.major, head.version.minor) >= (1, 1), head.headers["host"].count != 1 {
                // RFC 9112, section 3.2; whom such a request is for, two servers on its way could see differently.
                answerAndClose(.badRequest, "the request needs exactly one Host header")
            } else if OpeningHandshake.isAsked(by: head) {
                asking = head
            } else {
                passOn(head)
            }
        case .body:
            setDeadline(configuration.idleTimeout)
            if asking == nil { context.fireChannelRead(wrapInboundOut(part)) }
        case .end:
            isReadingRequest = false
            // The application may take its time.
            deadline = nil
            if let head = asking {
                asking = nil
                decide(head)
            } else {
                context.fireChannelRead(wrapInboundOut(part))
                if !isAnswering { requestAndAnswerDone() }
            }
        }
    }

    /// Gives the head of a plain request to the HTTP application, which is set up by the first one.
    func passOn(_ head: HTTPRequestHead) {
        guard let context else { return }
        if later == nil {
            do {
                let later = context.eventLoop.makePromise(of: WebSocketConnection?.self)
                try context.pipeline.syncOperations.addHandler(HTTP1ToHTTPServerCodec(secure: isSecure))
                let asyncChannel = try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
                    wrappingChannelSynchronously: context.channel,
                    configuration: .init(isOutboundHalfClosureEnabled: true)
                )
                self.later = later
                firstUse.succeed(.http(asyncChannel, later: later.futureResult))
            } catch {
                context.closeAtOnce()
                return
            }
        }
        var head = head
        // An upgrade to anything else is not ours to offer, and none of the application's business (RFC 9110, 7.8).
        head.headers.remove(name: "upgrade")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    /// The request is read and its answer written: on to the next one.
    private func requestAndAnswerDone() {
        guard let context, phase == .http, !isAnswering, !isReadingRequest else { return }
        if restartsDecoder {
            restartsDecoder = false
            restartDecoder()
        }
        setDeadline(configuration.idleTimeout)
        releaseHeld()
        if isInputClosed && held.isEmpty && !isAnswering { context.closeAtOnce() }
    }

    func releaseHeld() {
        guard let context else { return }
        var hasReleased = false
        while phase == .http, let part = held.first, accepts(part) {
            held.removeFirst()
            process(part)
            hasReleased = true
        }
        if hasReleased { context.fireChannelReadComplete() }
        if held.isEmpty, phase != .deciding, isReadHeld {
            isReadHeld = false
            context.read()
        }
    }

    /// The decoder reads nothing after a request with `Upgrade`, whatever became of it; a new one takes its place, and
    /// what the old one had not read.
    private func restartDecoder() {
        guard let context, let old = decoder else { return }
        let operations = context.pipeline.syncOperations
        do {
            try operations.addHandler(makeDecoder(), position: .after(old))
            let removed = context.eventLoop.makePromise(of: Void.self)
            removed.futureResult.assumeIsolated().whenSuccess { context.fireChannelReadComplete() }
            operations.removeHandler(old, promise: removed)
        } catch {
            context.closeAtOnce()
        }
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard phase != .lingering, phase != .over else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if head.status.code >= 200 {
                hasWrittenHead = true
                if head.headers.contains(name: "connection"),
                    head.headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "close" })
                {
                    closesAfterAnswer = true
                }
                if closesAfterAnswer { head.headers.replaceOrAdd(name: "connection", value: "close") }
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body(let body):
            answerProgress.note(written: body.readableBytes)
            context.write(wrapOutboundOut(.body(body)), promise: promise)
        case .end(let trailers):
            let written = promise ?? context.eventLoop.makePromise()
            context.write(wrapOutboundOut(.end(trailers)), promise: written)
            answerDone(written.futureResult)
        }
    }

    private func answerDone(_ written: EventLoopFuture<Void>) {
        guard let context else { return }
        isAnswering = false
        if closesAfterAnswer {
            linger(after: written)
        } else if !isReadingRequest {
            // Not within the write that the application is in the middle of.
            context.eventLoop.assumeIsolated().execute { self.requestAndAnswerDone() }
        }
    }

    /// An answer of the gate's own, after which the connection is closed.
    func answerAndClose(_ status: HTTPResponseStatus, _ message: String) {
        closesAfterAnswer = true
        answer(status, message)
    }

    func answer(_ status: HTTPResponseStatus, _ message: String, headers: [(String, String)] = []) {
        guard let context else { return }
        let body = ByteBuffer(string: message + "\n")
        var head = HTTPResponseHead(version: .http1_1, status: status)
        head.headers.add(name: "Content-Type", value: "text/plain; charset=utf-8")
        head.headers.add(name: "Content-Length", value: String(body.readableBytes))
        for (name, value) in headers { head.headers.replaceOrAdd(name: name, value: value) }
        if closesAfterAnswer { head.headers.replaceOrAdd(name: "Connection", value: "close") }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        answerDone(written.futureResult)
    }

    /// Ends our side and reads what still comes, for a while: closing with octets unread would reset the connection,
    /// and the answer could be lost on its way.
    private func linger(after written: EventLoopFuture<Void>) {
        guard let context, phase != .lingering, phase != .over else { return }
        phase = .lingering
        held.removeAll()
        setDeadline(configuration.closeTimeout)
        context.flush()
        written.assumeIsolated().whenComplete { _ in
            guard let context = self.context, self.phase == .lingering else { return }
            self.isOutputShut = true
            if self.isInputClosed {
                context.closeAtOnce()
            } else {
                context.close(mode: .output, promise: nil)
            }
        }
        if isReadHeld {
            isReadHeld = false
            context.read()
        }
    }
}
