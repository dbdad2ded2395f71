import JackdawCore

@testable import Jackdaw

/// A bot that says again what it hears.
enum PlatformTestBot {
    enum Step: String, StateID, CaseIterable { case listening }

    static let nickname = Variable("nickname", initially: "", settableByUser: true)
    static let score = Variable("score", initially: 0)

    static func bot() throws -> Bot {
        try Bot("echo", initial: Step.listening) {
            Variables(nickname, score)
            State(.listening) {
                Body { session in
                    guard let message = session.message else { return try await session.reply("Hello!") }
                    if let file = message.file { return try await session.reply(.file(file)) }
                    if message.text == "options" { return try await session.reply(.options("Yes", "No")) }
                    if message.text == "stream" {
                        return try await session.reply(
                            .stream(as: .text) { emit in
                                try await emit("one ")
                                try await emit("two")
                            }
                        )
                    }
                    try await session.reply("\(message.text)\(session[nickname])")
                }
                When(.file(), goTo: .listening)
                When(.anyMessage, goTo: .listening)
            }
        }
    }

    static func platform(
        _ change: (inout JackdawConfiguration) -> Void = { _ in },
        prepare: (inout Bot) -> Void = { _ in }
    ) throws -> WebSocketPlatform {
        var bot = try Self.bot()
        prepare(&bot)
        var configuration = JackdawConfiguration()
        change(&configuration)
        return WebSocketPlatform(botName: bot.name, conversations: bot.conversations, configuration: configuration)
    }
}
