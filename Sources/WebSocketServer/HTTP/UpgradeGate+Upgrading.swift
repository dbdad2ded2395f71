import CoreMetrics
import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1
import PermessageDeflate

extension UpgradeGate {
    /// Checks a request to open a WebSocket, and asks the application about it.
    func decide(_ head: HTTPRequestHead) {
        guard let context else { return }
        guard !isShuttingDown else {
            service.metrics.handshakeFailed(status: 503)
            return answerAndClose(.serviceUnavailable, "the server is shutting down")
        }
        let key: String
        let request: WebSocketUpgradeRequest
        do {
            key = try OpeningHandshake.check(head)
            request = WebSocketUpgradeRequest(
                head: try HTTPRequest(head, secure: isSecure, splitCookie: false),
                remoteAddress: context.channel.remoteAddress,
                trusting: configuration.trustedProxies
            )
        } catch let refusal as OpeningHandshake.Refusal {
            return refuse(refusal.status, refusal.message, headers: refusal.headers)
        } catch {
            return refuse(.badRequest, "the request's head cannot be read")
        }
        guard configuration.origins.permits(request.origin, authority: request.authority) else {
            return refuse(.forbidden, "pages of this origin may not open a WebSocket here")
        }
        phase = .deciding
        setDeadline(configuration.handshakeTimeout)
        let shouldUpgrade = service.shouldUpgrade
        let logger = logger
        let decision = context.eventLoop.makeFutureWithTask { () -> WebSocketUpgradeDecision in
            do {
                return try await shouldUpgrade(request)
            } catch {
                logger.error("deciding about a WebSocket failed", metadata: ["error": "\(error)"])
                return .refuse(.internalServerError, message: "the server failed")
            }
        }
        decision.assumeIsolated().whenSuccess { self.carryOut($0, head: head, key: key, request: request) }
    }

    private func carryOut(
        _ decision: WebSocketUpgradeDecision,
        head: HTTPRequestHead,
        key: String,
        request: WebSocketUpgradeRequest
    ) {
        guard let context, phase == .deciding else { return }
        switch decision {
        case .accept(let subprotocol, let headers, let info):
            let client = IPAddress(request.clientAddress)?.client
            guard service.connections.enterWebSocket(client) else {
                phase = .http
                return refuse(.serviceUnavailable, "there are too many connections; try again later")
            }
            upgrade(request, of: client, key: key, subprotocol: subprotocol, headers: headers, info: info)
        case .refuse(let status, let message, let headers):
            phase = .http
            refuse(
                HTTPResponseStatus(statusCode: status.code, reasonPhrase: status.reasonPhrase),
                message,
                headers: headers.map { ($0.name.rawName, $0.value) }
            )
        case .pass:
            phase = .http
            deadline = nil
            passOn(head)
            context.fireChannelRead(wrapInboundOut(.end(nil)))
            context.fireChannelReadComplete()
            if held.isEmpty, isReadHeld {
                isReadHeld = false
                context.read()
            }
        }
    }

    /// Answers with 101 and puts the frame handler where the codec was.
    private func upgrade(
        _ request: WebSocketUpgradeRequest,
        of client: IPAddress?,
        key: String,
        subprotocol: String?,
        headers: HTTPFields,
        info: (any Sendable)?
    ) {
        guard let context, let encoder, let decoder else { return service.connections.leaveWebSocket(client) }
        let channel = context.channel
        let parameters = service.negotiate(request.head.headerFields[values: .secWebSocketExtensions])

        var head = HTTPResponseHead(version: .http1_1, status: .switchingProtocols)
        for field in headers { head.headers.add(name: field.name.rawName, value: field.value) }
        head.headers.replaceOrAdd(name: "Upgrade", value: "websocket")
        head.headers.replaceOrAdd(name: "Connection", value: "Upgrade")
        head.headers.replaceOrAdd(name: "Sec-WebSocket-Accept", value: OpeningHandshake.acceptance(of: key))
        if let subprotocol { head.headers.replaceOrAdd(name: "Sec-WebSocket-Protocol", value: subprotocol) }
        if let parameters {
            head.headers.replaceOrAdd(name: "Sec-WebSocket-Extensions", value: parameters.headerValue)
        }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)

        let (connection, frames) = makeConnection(
            request,
            of: client,
            subprotocol: subprotocol,
            info: info,
            parameters: parameters,
            channel
        )
        service.metrics.opened.increment()
        connection.logger.debug("a WebSocket is open", metadata: ["client": "\(request.clientAddress)"])
        let wasHTTP = later != nil
        do {
            let operations = context.pipeline.syncOperations
            // From here on each handler reads for itself: the HTTP application's end would stop automatic reads.
            try channel.syncOptions?.setOption(.autoRead, value: false)
            try operations.addHandler(frames, position: .before(self))
            if wasHTTP { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
            later?.succeed(connection)
            firstUse.succeed(.webSocket(connection))
            operations.removeHandler(self, promise: nil)
            operations.removeHandler(encoder, promise: nil)
            // What the decoder has not read is the first frames.
            operations.removeHandler(decoder, promise: nil)
            frames.start()
        } catch {
            context.closeAtOnce()
        }
    }

    /// Answers that there will be no WebSocket.
    private func refuse(_ status: HTTPResponseStatus, _ message: String, headers: [(String, String)] = []) {
        service.metrics.handshakeFailed(status: Int(status.code))
        answer(status, message, headers: headers)
    }

    private func makeConnection(
        _ request: WebSocketUpgradeRequest,
        of client: IPAddress?,
        subprotocol: String?,
        info: (any Sendable)?,
        parameters: DeflateParameters?,
        _ channel: any Channel
    ) -> (WebSocketConnection, FrameHandler) {
        let id = service.makeID()
        let outbox = Outbox(
            channel: channel,
            limit: configuration.maxOutgoingBuffer,
            ceiling: configuration.outgoingCeiling
        )
        let inbox = Inbox(
            limit: configuration.maxQueuedMessages,
            byteLimit: configuration.inflatedLimit,
            handling: service.metrics.isEnabled ? service.metrics.handling : nil
        ) {
            outbox.resumeReading()
        }
        let frames = FrameHandler(
            id: id,
            client: client,
            isSecure: isSecure,
            service: service,
            parameters: parameters,
            loop: loop,
            inbox: inbox,
            outbox: outbox,
            logger: logger
        )
        outbox.attach(frames)
        let connection = WebSocketConnection(
            id: id,
            request: request,
            subprotocol: subprotocol,
            info: info,
            logger: logger,
            executor: configuration.handlerExecutor == .eventLoop ? loop : nil,
            inbox: inbox,
            outbox: outbox
        )
        return (connection, frames)
    }
}
