import Jackdaw
import JackdawTesting
import Testing

/// A conversation in the besser dialect, as a test holds it.
struct Besser: Sendable {
    let client: WebSocketClient

    /// Says something.
    func say(_ text: String) async throws {
        try await client.send(json: ["action": "user_message", "message": .string(text)])
    }

    /// The next reply: what kind it is, without its prefix, and what it says.
    func hear() async throws -> (kind: String, message: JSONValue) {
        let frame = try await client.nextJSON()
        let action = try #require(frame["action"]?.stringValue)
        let message = try #require(frame["message"])
        return (action.replacingPrefix("agent_reply_"), message)
    }

    /// Says something and hears the reply to it.
    func ask(_ text: String) async throws -> (kind: String, message: JSONValue) {
        try await say(text)
        return try await hear()
    }

    /// Says something and hears a plain text.
    func askText(_ text: String) async throws -> String? {
        let reply = try await ask(text)
        #expect(reply.kind == "str")
        return reply.message.stringValue
    }
}

extension ServedBot {
    /// Begins a conversation in the besser dialect.
    func converse() async throws -> Besser {
        Besser(client: try await connect())
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }

    /// The JSON that the text holds.
    func parsed() throws -> JSONValue {
        try JSONParser.parse(Array(utf8))
    }
}
