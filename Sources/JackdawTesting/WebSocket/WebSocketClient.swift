internal import NIOCore
internal import NIOPosix

/// A WebSocket client for tests: it does what it is told, to the octet, and shows everything that comes back.
///
/// It masks, fragments and compresses by itself, answers pings and closes as RFC 6455 wants, and lets a test break each
/// of these rules through ``send(frame:)`` and ``send(raw:)``.
///
/// ```swift
/// let client = try await WebSocketClient.connect("ws://127.0.0.1:8765/")
/// try await client.send(json: ["action": "user_message", "message": "hello"])
/// #expect(try await client.nextJSON()["message"] == "Hi! How are you?")
/// await client.close()
/// ```
public final class WebSocketClient: Sendable {
    /// The server's answer to the opening handshake.
    public let handshake: HTTPTestResponse

    /// The subprotocol that the server chose.
    public var subprotocol: String? { handshake["Sec-WebSocket-Protocol"] }

    let channel: any Channel
    let messages: TestInbox<WebSocketClientMessage>
    let pings: TestInbox<[UInt8]>
    let pongs: TestInbox<[UInt8]>
    let ending: EventLoopFuture<WebSocketClientClose>

    private init(channel: any Channel, handshake: HTTPTestResponse, handler: WebSocketClientHandler.Observations) {
        self.channel = channel
        self.handshake = handshake
        messages = handler.messages
        pings = handler.pings
        pongs = handler.pongs
        ending = handler.ending.futureResult
    }

    /// Connects and upgrades.
    ///
    /// - Parameters:
    ///   - url: such as `ws://127.0.0.1:8765/?session_id=a`.
    ///   - subprotocol: the value of `Sec-WebSocket-Protocol`, if any.
    ///   - headers: further header fields of the request; one that the client would send itself replaces the client's.
    ///   - options: how the client is to behave.
    /// - Throws: ``WebSocketClientError``, in particular `refused` with the server's answer when that is not 101.
    public static func connect(
        _ url: String,
        subprotocol: String? = nil,
        headers: [(name: String, value: String)] = [],
        options: WebSocketClientOptions = .init()
    ) async throws -> WebSocketClient {
        guard let target = TestURL(url) else { throw WebSocketClientError.badURL(url) }
        let group = MultiThreadedEventLoopGroup.singleton
        let eventLoop = group.next()
        let observations = WebSocketClientHandler.Observations(on: eventLoop)
        let upgraded = eventLoop.makePromise(of: HTTPTestResponse.self)
        let deadline = eventLoop.scheduleTask(in: TimeAmount(options.handshakeTimeout)) {
            upgraded.fail(WebSocketClientError.timedOut(waitingFor: "the answer to the opening handshake"))
        }
        defer { deadline.cancel() }
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: eventLoop)
                .connectTimeout(TimeAmount(options.handshakeTimeout))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            WebSocketClientHandler(options: options, upgraded: upgraded, observations: observations)
                        )
                    }
                }
                .connect(host: target.host, port: target.port)
                .get()
        } catch {
            upgraded.fail(error)
            observations.abandon()
            throw error
        }
        do {
            let request = WebSocketClientHandshake.request(
                target: target,
                subprotocol: subprotocol,
                headers: headers,
                options: options
            )
            try await channel.writeAndFlush(WebSocketClientHandler.Command.raw(request)).get()
            let response = try await upgraded.futureResult.get()
            return WebSocketClient(channel: channel, handshake: response, handler: observations)
        } catch {
            upgraded.fail(error)
            channel.close(promise: nil)
            throw error
        }
    }

    /// Closes with a close handshake, and waits for it.
    ///
    /// - Parameters:
    ///   - code: the status code, as in RFC 6455, section 7.4.
    ///   - reason: the reason, at most 123 octets.
    /// - Returns: the server's close frame; one without code when the server hung up instead.
    @discardableResult
    public func close(code: UInt16 = 1000, reason: String = "") async -> WebSocketClientClose {
        try? await send(frame: .close(code: code, reason: reason))
        do {
            return try await waitForClose()
        } catch {
            channel.close(promise: nil)
            return WebSocketClientClose(code: nil, reason: "")
        }
    }

    /// Cuts the connection without a word, as a network does.
    public func cut() async {
        try? await channel.close()
    }

    /// Stops reading, or goes on, so that the server meets a client that does not read.
    public func setReading(_ isReading: Bool) async throws {
        try await channel.setOption(.autoRead, value: isReading).get()
        if isReading { channel.read() }
    }
}
