import JackdawCore
import JackdawTesting
import Synchronization
import Testing

private struct Trouble: Error {}

@Suite("the engine")
struct EngineTests {
    private static let echo: [StateDefinition] = [
        .state("listening", [.when(.anyMessage, "answering")]),
        .state("answering", [.goTo("listening")]) { session in
            try await session.reply("you said \(session.message?.text ?? "nothing")")
        },
    ]

    @Test("20 fast messages get 20 answers in order")
    func order() async throws {
        let harness = Harness(Self.echo)
        let (session, listener) = try harness.open()
        for number in 1...20 { try await session.say("\(number)") }
        await listener.wait { $0.texts.count == 20 }
        #expect(listener.texts == (1...20).map { "you said \($0)" })
        #expect(listener.frames.map(\.sequence) == Array(1...40))
    }

    @Test("a loop of two states stops, is logged as a cycle, and the conversation goes on")
    func loop() async throws {
        let harness = Harness([
            .state("calm", [.when(.event("go"), "A"), .when(.anyMessage, "B2")]),
            .state("A", [.goTo("B")]), .state("B", [.goTo("A")]),
            .state("B2", [.goTo("calm")]) { try await $0.reply("still here") },
        ])
        let (session, listener) = try harness.open()
        try await harness.conversations.send(.event("go"), to: session.id)
        try await session.say("hello")
        await listener.wait { $0.texts.count == 1 }
        await session.whenIdle()
        #expect(session.state == "calm")
        #expect(harness.log.lines.contains { $0.contains("cycle=A → B → A") })
    }

    @Test("a body that throws leaves the session alive: log, apology, next message")
    func throwingBody() async throws {
        let harness = Harness([
            .state("listening", [.when(.event("boom"), "breaking"), .when(.anyMessage, "answering")]),
            .state("breaking", [.when(.anyMessage, "answering"), .goTo("listening")]) { _ in throw Trouble() },
            .state("answering", [.goTo("listening")]) { try await $0.reply("fine") },
        ])
        let (session, listener) = try harness.open()
        try await harness.conversations.send(.event("boom"), to: session.id)
        await session.whenIdle()
        #expect(listener.texts == ["Sorry, something went wrong."])
        #expect(session.state == "breaking")
        #expect(
            harness.log.lines.contains {
                $0.hasPrefix("error") && $0.contains("Trouble") && $0.contains("session=\(session.id)")
                    && $0.contains("state=breaking")
            }
        )
        try await session.say("and now?")
        await listener.wait { $0.texts.last == "fine" }
    }

    @Test(
        "an onError that throws, and a processor that throws, leave the session alive and the user not without a word"
    )
    func throwingHandlers() async throws {
        struct Picky: Processor {
            func incoming(_ message: UserMessage, in session: Session) async throws -> UserMessage? {
                if message.text == "bad" { throw Trouble() }
                return message.text == "spam" ? nil : message
            }
        }
        let harness = Harness(Self.echo) { settings in
            settings.processors = [Picky()]
            settings.onError = { _, _ in throw Trouble() }
        }
        let (session, listener) = try harness.open()
        for text in ["bad", "spam", "good"] { try await session.say(text) }
        await session.whenIdle()
        #expect(listener.texts == ["Sorry, something went wrong.", "you said good"])
        #expect(harness.log.lines.contains { $0.contains("onError failed") })
    }

    @Test("a fallback may fulfil a condition on a variable")
    func fallbackThenGuard() async throws {
        let misses = Variable("misses", initially: 0)
        let harness = Harness([
            .state("asking", [.when(misses >= 2, "helping")], fallback: { $0[misses] += 1 }),
            .state("helping") { try await $0.reply("let me help") },
        ])
        let (session, listener) = try harness.open()
        for text in ["eh", "what"] { try await session.say(text) }
        await session.whenIdle()
        #expect(listener.texts == ["let me help"])
    }

    @Test("processors change messages on their way in and replies and streams on their way out, in their order")
    func processors() async throws {
        struct Adding: Processor {
            let mark: String
            func incoming(_ message: UserMessage, in session: Session) async throws -> UserMessage? {
                var message = message
                message.content = .text(message.text + mark)
                return message
            }
            func outgoing(_ reply: ReplyContent, in session: Session) async throws -> ReplyContent? {
                .text((reply.text ?? "") + mark)
            }
            func outgoing(streamed piece: String, in session: Session) async throws -> String { piece + mark }
        }
        let harness = Harness([
            .state("listening", [.when(.anyMessage, "answering")]),
            .state("answering", [.goTo("listening")]) { session in
                try await session.reply("\(session.message?.text ?? "")|")
                try await session.reply(.stream(as: .text) { emit in try await emit("s") })
            },
        ]) { $0.processors = [Adding(mark: "1"), Adding(mark: "2")] }
        let (session, listener) = try harness.open()
        try await session.say("x")
        await session.whenIdle()
        #expect(listener.texts == ["x12|12"])
        #expect(session.history.last?.frame.kind == .reply(.text("s12")))
        #expect(
            session.history.first.map { if case .user(let message) = $0.frame.kind { message.text } else { "" } } == "x"
        )
    }

    @Test("a slow body does not delay other sessions")
    func sessionsDoNotWait() async throws {
        let gate = Gate()
        let harness = Harness([
            .state("listening", [.when(.anyMessage, "answering")]),
            .state("answering", [.goTo("listening")]) { session in
                if session.message?.text == "slow" { await gate.wait() }
                try await session.reply("done")
            },
        ])
        let (slow, slowListener) = try harness.open()
        let (quick, quickListener) = try harness.open()
        try await slow.say("slow")
        try await quick.say("quick")
        await quickListener.wait { $0.texts == ["done"] }
        #expect(slowListener.texts.isEmpty)
        gate.open()
        await slowListener.wait { $0.texts == ["done"] }
    }

    @Test("events from outside reach one session or all; what nothing takes is ignored")
    func events() async throws {
        let harness = Harness([
            .state("waiting", [.when(.event("paid"), "thanks")]),
            .state("thanks", [.goTo("waiting")]) { session in
                try await session.reply("thanks for \(session.event?.payload?.description ?? "nothing")")
            },
        ])
        let (one, first) = try harness.open()
        let (two, second) = try harness.open()
        try await harness.conversations.send(.event("paid", 12), to: one.id)
        harness.conversations.broadcast(.event("paid", 5))
        harness.conversations.broadcast(.event("unknown"))
        await one.whenIdle()
        await two.whenIdle()
        #expect(first.texts == ["thanks for 12", "thanks for 5"])
        #expect(second.texts == ["thanks for 5"])
        await #expect(throws: UnknownSession(id: "nobody")) {
            try await harness.conversations.send(.event("paid"), to: "nobody")
        }
    }

    @Test("typing is shown once a body has run for 300 ms, until it ends")
    func typing() async throws {
        let gate = Gate()
        let entered = Gate()
        let harness = Harness([
            .state("listening", [.when(.anyMessage, "answering")]),
            .state("answering", [.goTo("listening")]) { session in
                entered.open()
                await gate.wait()
                try await session.reply("done")
            },
        ])
        let (session, listener) = try harness.open()
        try await session.say("hello")
        await entered.wait()
        await harness.clock.waitForSleeper(until: .milliseconds(300))
        harness.clock.advance(by: .milliseconds(299))
        #expect(listener.typing.isEmpty)
        harness.clock.advance(by: .milliseconds(1))
        await listener.wait { $0.contains { if case .typing(true) = $0 { true } else { false } } }
        gate.open()
        await session.whenIdle()
        #expect(listener.typing == [true, false])
        guard case .typing(false)? = listener.outputs.last else {
            Issue.record("typing ends after the last reply")
            return
        }
    }

    @Test("a body beyond the time limit is cancelled, the user gets an apology, the session lives on")
    func timeLimit() async throws {
        let entered = Gate()
        let harness = Harness([
            .state("listening", [.when(.event("hang"), "hanging"), .when(.anyMessage, "answering")]),
            .state("hanging", [.when(.anyMessage, "answering")]) { _ in
                entered.open()
                try await untilCancelled()
            },
            .state("answering") { try await $0.reply("fine") },
        ]) { $0.bodyTimeLimit = .seconds(10) }
        let (session, listener) = try harness.open()
        await session.whenIdle()
        try await harness.conversations.send(.event("hang"), to: session.id)
        await entered.wait()
        // The indicator's timer is set after that of the limit.
        await harness.clock.waitForSleeper(until: .milliseconds(300))
        harness.clock.advance(by: .seconds(10))
        await listener.wait { $0.texts == ["Sorry, something went wrong."] }
        try await session.say("hello")
        await listener.wait { $0.texts.last == "fine" }
        #expect(harness.log.lines.contains { $0.contains("ran longer than") })
    }

    @Test("shutting down refuses new work, lets a body finish, and cancels what takes too long")
    func shutdown() async throws {
        let gate = Gate()
        let entered = Gate()
        let harness = Harness([
            .state("listening", [.when(.anyMessage, "answering")]),
            .state("answering", [.goTo("listening")]) { session in
                entered.open()
                if session.message?.text == "hang" { try await untilCancelled() }
                await gate.wait()
                try await session.reply("finished")
            },
        ])
        let (session, listener) = try harness.open()
        let (hanging, hangingListener) = try harness.open()
        try await session.say("work")
        try await hanging.say("hang")
        await entered.wait()
        async let done: Void = harness.conversations.shutdown(within: .seconds(30))
        await #expect(throws: ConversationRefused.shuttingDown) {
            while true {
                try await session.say("more")
                await Task.yield()
            }
        }
        #expect(throws: ConversationRefused.shuttingDown) { try harness.conversations.open() }
        gate.open()
        await listener.wait { $0.texts.contains("finished") }
        harness.clock.advance(by: .seconds(30))
        await done
        #expect(hangingListener.texts.isEmpty)
        #expect(harness.conversations.count == 0)
    }

    @Test("settings count from the first session on; a later change is an error in the log")
    func lateSettings() throws {
        let harness = Harness(Self.echo)
        _ = try harness.open()
        harness.conversations.configure { $0.bodyTimeLimit = .seconds(1) }
        #expect(harness.log.lines.contains { $0.hasPrefix("error") && $0.contains("no effect") })
    }

    @Test("a classifier that cannot be trained is a readable error before the first conversation")
    func preparation() {
        let wordless = Intent("wordless", phrases: [])
        let harness = Harness([.state("a", [.when(.intent(wordless), "a")])])
        #expect {
            try harness.conversations.prepare()
        } throws: { error in
            "\(error)".contains("test bot") && "\(error)".contains("wordless")
        }
    }

    @Test("only intents that the state listens for compete, and what is found in words is kept")
    func intents() async throws {
        let hello = Intent("hello", phrases: ["hello", "good morning"])
        let bye = Intent("bye", phrases: ["bye", "see you later"])
        let harness = Harness([
            .state("start", [.when(.intent(hello), "greeted"), .when(.noIntentMatched, "lost")]),
            .state("greeted", [.when(.intent(bye), "gone")]) { session in
                try await session.reply("\(session.intent?.name ?? "none")")
            },
            .state("lost", [.goTo("start")]) { try await $0.reply("pardon?") },
            .state("gone") { try await $0.reply("\($0.intent?.name ?? "none")") },
        ])
        let (session, listener) = try harness.open()
        for text in ["bye", "hello", "bye"] { try await session.say(text) }
        await session.whenIdle()
        #expect(listener.texts == ["pardon?", "hello", "bye"])
    }
}
