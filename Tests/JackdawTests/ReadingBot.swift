import JackdawCore
import Testing

@testable import Jackdaw

/// A bot that writes again what it hears, or says it aloud: `say Hello`.
enum ReadingBot {
    enum Step: String, StateID, CaseIterable { case listening }

    static func platform(
        _ voice: ReadingVoice?,
        _ change: (inout JackdawConfiguration) -> Void = { _ in }
    ) throws -> WebSocketPlatform {
        var bot = try Bot("reader", initial: Step.listening) {
            State(.listening) {
                Body { session in
                    guard let text = session.message?.text else { return try await session.reply("Hello!") }
                    if text == "options" { return try await session.reply(.options("Yes", "No")) }
                    if text.hasPrefix("say ") { return try await session.reply(.speech(String(text.dropFirst(4)))) }
                    try await session.reply(.markdown(text))
                }
                When(.anyMessage, goTo: .listening)
            }
        }
        if let voice { bot.use(voice: voice) }
        var configuration = JackdawConfiguration()
        change(&configuration)
        return WebSocketPlatform(botName: bot.name, conversations: bot.conversations, configuration: configuration)
    }
}

extension PlatformTestClient {
    /// Says something, and returns the bot's reply to it.
    func replyTo(_ text: String, id: String? = nil) async throws -> JSONValue {
        send(["type": "message", "id": .string(id ?? text), "action": "user_message", "message": .string(text)])
        while true {
            let frame = try await next(type: "message")
            if frame["action"]?.stringValue?.hasPrefix("agent_reply_") == true { return frame }
        }
    }

    /// Asks for a reply read aloud.
    func askToRead(_ reply: JSONValue?, id: String) {
        send(["type": "message", "id": .string(id), "action": "fetch_speech", "message": ["reply": reply ?? .null]])
    }
}
