import Jackdaw
import JackdawTesting
import Testing

/// A bot behind what stands for a proxy: the tests' own address is trusted to name the user.
enum UserBot {
    /// Serves the bot, with a store where one is given.
    static func serve<Result: Sendable>(
        store: MemoryStore? = nil,
        trusting proxies: [String] = ["127.0.0.1"],
        configure: @escaping @Sendable (inout JackdawConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (ServedBot) async throws -> Result
    ) async throws -> Result {
        var bot = try makeServerBot()
        if let store { bot.use(store: store) }
        return try await ServedBot.serve(
            bot,
            authenticator: TrustedHeaderAuthenticator(),
            configure: {
                $0.trustedProxies = proxies
                configure(&$0)
            },
            body
        )
    }

    static func headers(_ user: String?, _ session: String? = nil) -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        if let user { headers.append(("X-Forwarded-User", user)) }
        if let session { headers.append(("X-Session-ID", session)) }
        return headers
    }
}

extension ServedBot {
    /// Connects as a user, and reads the hello.
    func greet(_ user: String?, session: String? = nil) async throws -> (client: WebSocketClient, hello: JSONValue) {
        let client = try await connect(subprotocol: "jackdaw.v1", headers: UserBot.headers(user, session))
        return (client, try await client.nextJSON())
    }

    /// Has a conversation of one message as a user, and leaves; returns its hello.
    @discardableResult
    func talk(_ user: String?, _ text: String, session: String? = nil) async throws -> JSONValue {
        let (client, hello) = try await greet(user, session: session)
        try await client.say(text)
        await client.close()
        return hello
    }

    /// With which status opening a WebSocket is refused; nil when it is not.
    func refusal(
        _ headers: [(name: String, value: String)],
        subprotocol: String? = nil
    ) async throws -> HTTPTestResponse? {
        do {
            await (try await connect(subprotocol: subprotocol, headers: headers)).close()
            return nil
        } catch WebSocketClientError.refused(let response) {
            return response
        }
    }
}

extension WebSocketClient {
    /// Says something in jackdaw.v1, and waits for the answer.
    func say(_ text: String) async throws {
        try await send(json: [
            "type": "message", "id": .string(text), "action": "user_message", "message": .string(text),
        ])
        while try await nextJSON()["action"] != "agent_reply_str" {}
    }

    /// Resumes a session, and returns the answer.
    func resume(_ session: JSONValue?, secret: JSONValue?) async throws -> JSONValue {
        try await send(json: ["type": "resume", "session": session ?? "", "secret": secret ?? "", "last": 0])
        return try await nextJSON()
    }
}
