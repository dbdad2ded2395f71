import JackdawCore
import JackdawTesting
import Synchronization
import Testing

@testable import Jackdaw

@Suite("Bots that talk to bots", .timeLimit(.minutes(1)))
struct BotLinkTests {
    enum Step: String, StateID, CaseIterable { case listening, asking, answering }
    enum Turn: String, StateID, CaseIterable { case listening, answering }

    static let weather = Intent("weather", phrases: ["what is the weather", "how is the weather"])

    /// A bot that knows the weather, and falls back on everything else.
    static func oracle() throws -> Bot {
        try Bot("oracle", initial: Turn.listening) {
            State(.listening) { When(.intent(weather), goTo: .answering) }
            State(.answering) {
                Body("It rains.")
                GoTo(.listening)
            }
            EveryState { Fallback("I did not get that.") }
        }
    }

    /// A bot that asks the one at an address whatever its user says, and passes on what it hears.
    static func messenger(to address: String) throws -> Bot {
        try Bot("messenger", initial: Step.listening) {
            State(.listening) {
                When(.satisfies { $0.message?.isFromBot == true }, goTo: .answering)
                When(.anyMessage, goTo: .asking)
            }
            State(.asking) {
                Body { session in
                    do {
                        try await session.send(session.message?.text ?? "", to: address)
                    } catch {
                        try await session.reply("\(error)")
                    }
                }
                GoTo(.listening)
            }
            State(.answering) {
                Body { try await $0.reply("It says: \($0.message?.text ?? "")") }
                GoTo(.listening)
            }
        }
    }

    private final class Counter: Sendable {
        private let number = Atomic(0)
        var value: Int { number.load(ordering: .relaxed) }
        func count() { number.add(1, ordering: .relaxed) }
    }

    /// Waits until something holds; the test's time limit is the end of it.
    private func eventually(_ holds: @Sendable () -> Bool) async throws {
        // Only how often it is looked at.
        while !holds() { try await Task.sleep(for: .milliseconds(5)) }
    }

    private func ask(_ client: WebSocketClient, _ text: String) async throws -> JSONValue? {
        try await client.send(json: ["action": "user_message", "message": .string(text)])
        return try await client.nextJSON()["message"]
    }

    @Test("what a bot says to another comes back as a message that no person wrote; the connection is kept")
    func question() async throws {
        try await ServedBot.serve(Self.oracle()) { oracle in
            try await ServedBot.serve(Self.messenger(to: oracle.webSocketURL)) { messenger in
                let client = try await WebSocketClient.connect(messenger.webSocketURL)
                for _ in 0..<3 {
                    #expect(try await ask(client, "what is the weather") == "It says: It rains.")
                }
                #expect(oracle.platform.conversations.count == 1)
                await client.close()
            }
            // Gone with the session that it was for.
            try await eventually { oracle.platform.serving.connections.load(ordering: .relaxed) == 0 }
        }
    }

    @Test("no fallback answers a bot")
    func noFallback() async throws {
        try await ServedBot.serve(Self.oracle()) { oracle in
            try await ServedBot.serve(Self.messenger(to: oracle.webSocketURL)) { messenger in
                let client = try await WebSocketClient.connect(messenger.webSocketURL)
                try await client.send(json: ["action": "user_message", "message": "gibberish"])
                #expect(try await ask(client, "what is the weather") == "It says: It rains.")
                await client.close()
            }
        }
    }

    @Test("a connection that was lost is opened again, and the other bot that cannot be reached is an error")
    func reopening() async throws {
        // Served once to get a port that is free.
        let (address, port) = try await ServedBot.serve(Self.oracle()) { ($0.webSocketURL, $0.address.port) }
        let messenger = try Self.messenger(to: address)
        try await ServedBot.serve(messenger) { messenger in
            let client = try await WebSocketClient.connect(messenger.webSocketURL)
            let refusal = try await ask(client, "what is the weather")?.stringValue ?? ""
            #expect(refusal.hasPrefix("the bot at \(address) cannot be reached: "), "\(refusal)")
            for _ in 0..<2 {
                try await ServedBot.serve(Self.oracle(), configure: { $0.port = port }) { _ in
                    let answer = try await ask(client, "what is the weather")
                    #expect(answer == "It says: It rains.")
                }
            }
            await client.close()
        }
    }

    @Test("a dialogue of two bots that never ends is stopped")
    func endlessDialogue() async throws {
        let heard = Counter()
        @Sendable func parrot(_ name: String, _ address: String?) throws -> Bot {
            var bot = try Bot(name, initial: Turn.listening) {
                State(.listening) { When(.anyMessage, goTo: .answering) }
                State(.answering) {
                    Body { session in
                        heard.count()
                        if let address, session.message?.isFromBot != true {
                            try await session.send("ping", to: address)
                        } else if let address {
                            do {
                                try await session.send("ping again", to: address)
                            } catch is BotDialogueTooLong {
                                try await session.reply("enough")
                            }
                        } else {
                            try await session.reply("pong")
                        }
                    }
                    GoTo(.listening)
                }
            }
            var limits = ConversationLimits()
            limits.botMessages = 10
            bot.use(limits: limits)
            return bot
        }
        try await ServedBot.serve(parrot("b", nil)) { other in
            try await ServedBot.serve(parrot("a", other.webSocketURL)) { one in
                let client = try await WebSocketClient.connect(one.webSocketURL)
                #expect(try await ask(client, "start") == "enough")
                #expect(heard.value == 21, "one by the user, ten of each bot")
                // A person says something: the bots may talk again. The other one has taken as many as it takes.
                try await client.send(json: ["action": "user_message", "message": "start"])
                try await eventually { heard.value == 22 }
                await client.close()
            }
        }
    }

    @Test("without anything to reach bots with, sending to one is an error that says so")
    func noDialer() async throws {
        let bot = try Self.oracle()
        let session = try bot.conversations.open().session
        await #expect(throws: BotUnreachable.self) { try await session.send("hi", to: "ws://127.0.0.1:1/") }
    }

    @Test(
        "addresses are read as RFC 6455 writes them",
        arguments: [
            ("ws://a.org", "a.org", 80, "/", "a.org"),
            ("WS://a.org:8765/x/y?z=1#f", "a.org", 8765, "/x/y?z=1", "a.org:8765"),
            ("ws://[::1]:9000", "::1", 9000, "/", "[::1]:9000"), ("ws://a.org?q", "a.org", 80, "/?q", "a.org"),
        ]
    )
    func addresses(text: String, host: String, port: Int, target: String, authority: String) throws {
        let address = try BotAddress(text)
        #expect(address.host == host && address.port == port && address.target == target)
        #expect(address.authority == authority)
    }

    @Test(
        "what is no address is an error",
        arguments: [
            "", "a.org", "http://a.org", "wss://", "ws://", "ws://:80", "ws://a.org:0", "ws://a.org:x",
            "ws://u@a.org",
            "ws://a.org/ /", "ws://a.org/\r\nX: y", "ws://a\u{E9}.org", "ws://[::1",
        ]
    )
    func noAddresses(text: String) {
        #expect(throws: BotAddress.Problem.self) { try BotAddress(text) }
    }
}
