import JackdawCore
import JackdawTesting
import Synchronization
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("a session")
struct SessionTests {
    private static let attempts = Variable("attempts", initially: 0, settableByUser: true)
    private static let hidden = Variable("hidden", initially: "x")

    private static let echo: [StateDefinition] = [
        .state("listening", [.when(.anyMessage, "answering")]),
        .state("answering", [.goTo("listening")]) { try await $0.reply("\($0.message?.text ?? "")!") },
    ]

    /// Answers only once the gate is open.
    private static func gated(_ gate: Gate, entered: Gate = Gate()) -> [StateDefinition] {
        [
            .state("listening", [.when(.anyMessage, "answering")]),
            .state("answering", [.goTo("listening")]) { session in
                entered.open()
                await gate.wait()
                try await session.reply("\(session.message?.text ?? "")!")
            },
        ]
    }

    @Test("of two connections the older one leaves, and the newer still gets replies")
    func twoConnections() async throws {
        let harness = Harness(Self.echo)
        let (session, older) = try harness.open()
        let newer = Listener(session)
        try await session.say("one")
        await older.wait { $0.texts == ["one!"] }
        older.attachment.detach()
        let heard = older.outputs.count
        try await session.say("two")
        await newer.wait { $0.texts == ["one!", "two!"] }
        #expect(older.outputs.count == heard)
        #expect(newer.frames.map(\.sequence) == [1, 2, 3, 4])
    }

    @Test("what a user says is seen by every connection at once, before it is handled")
    func messagesAreSeen() async throws {
        let gate = Gate()
        let harness = Harness(Self.gated(gate))
        let (session, listener) = try harness.open()
        let receipts = [try await session.say("one"), try await session.say("two")]
        #expect(receipts == [Receipt(sequence: 1), Receipt(sequence: 2)])
        #expect(listener.frames.map(\.sequence) == [1, 2])
        gate.open()
        await listener.wait { $0.texts == ["one!", "two!"] }
    }

    @Test("a client id is handled once and acknowledged again")
    func repeats() async throws {
        let harness = Harness(Self.echo) { $0.limits.rememberedClientIDs = 2 }
        let (session, listener) = try harness.open()
        let first = try await session.say("one", clientID: "c1")
        #expect(try await session.say("one", clientID: "c1") == Receipt(sequence: first.sequence, isRepeat: true))
        try await session.say("two", clientID: "c2")
        try await session.say("three", clientID: "c3")
        await session.whenIdle()
        #expect(listener.texts == ["one!", "two!", "three!"])
        // Only so many ids are remembered.
        #expect(try await session.say("one", clientID: "c1").isRepeat == false)
    }

    @Test("past the bound accept waits, first come first served, and goes on when there is room")
    func backpressure() async throws {
        let gate = Gate()
        let harness = Harness(Self.gated(gate)) { $0.limits.pending = 4 }
        let (session, listener) = try harness.open()
        let sender = Task {
            for number in 1...10 { try await session.say("\(number)") }
        }
        await listener.wait { $0.frames.count == 4 }
        for _ in 0..<100 { await Task.yield() }
        #expect(listener.frames.count == 4)
        gate.open()
        try await sender.value
        await listener.wait { $0.texts.count == 10 }
        #expect(listener.texts == (1...10).map { "\($0)!" })
    }

    @Test("whoever gives up waiting to be accepted has said nothing")
    func cancelledAccept() async throws {
        let gate = Gate()
        let harness = Harness(Self.gated(gate)) { $0.limits.pending = 1 }
        let (session, listener) = try harness.open()
        try await session.say("one")
        let waiting = Task { try await session.say("two") }
        for _ in 0..<100 { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        gate.open()
        try await session.say("three")
        await listener.wait { $0.texts == ["one!", "three!"] }
    }

    @Test("reset in a body begins the conversation again once the body has ended")
    func resetInBody() async throws {
        let attempts = Self.attempts
        let harness = Harness([
            .state("start", [.when(.anyMessage, "answering")]) { session in
                try await session.reply("start \(session[attempts])")
                session[attempts] = 7
            },
            .state("answering") { session in
                session.reset()
                try await session.reply("last words")
            },
        ])
        let (session, listener) = try harness.open()
        try await session.say("hello")
        await listener.wait { $0.texts.count == 3 }
        await session.whenIdle()
        #expect(listener.texts == ["start 0", "last words", "start 0"])
        #expect(listener.frames.map(\.kind).contains(.restarted))
        #expect(session.state == "start")
    }

    @Test("a first state that resets itself for ever is stopped as a loop")
    func endlessReset() async throws {
        let harness = Harness([.state("start") { $0.reset() }])
        let (session, _) = try harness.open()
        await session.whenIdle()
        #expect(harness.log.lines.contains { $0.contains("cycle=start → start") })
    }

    @Test("a reset by the user cancels the body and gives up what waits, even if the body hangs")
    func resetOfHangingBody() async throws {
        let gate = Gate()
        let entered = Gate()
        let late = Mutex<(any Error)?>(nil)
        let wasRefused = Gate()
        let harness = Harness([
            .state("start", [.when(.anyMessage, "hanging")]) { try await $0.reply("welcome") },
            .state("hanging") { session in
                entered.open()
                await gate.wait()
                session[Self.attempts] = 99
                do { try await session.reply("too late") } catch { late.withLock { $0 = error } }
                wasRefused.open()
            },
        ])
        let (session, listener) = try harness.open()
        try await session.say("one")
        try await session.say("two")
        await entered.wait()
        let receipt = try await session.accept(.reset(clientID: "r"))
        #expect(receipt.sequence == 4)
        #expect(try await session.accept(.reset(clientID: "r")).isRepeat)
        harness.clock.advance(by: .seconds(1))
        await listener.wait { $0.texts == ["welcome", "welcome"] }
        gate.open()
        await wasRefused.wait()
        #expect(late.withLock { $0 is CancellationError })
        await session.whenIdle()
        #expect(session.state == "start")
        #expect(session[Self.attempts] == 0)
        #expect(listener.texts == ["welcome", "welcome"])
    }

    @Test("a stream is told piece by piece, and a late joiner gets the text so far")
    func streams() async throws {
        let half = Gate()
        let harness = Harness([
            .state("start") { session in
                try await session.reply(
                    .stream(as: .markdown) { emit in
                        try await emit("one ")
                        await half.wait()
                        try await emit("two")
                    }
                )
            }
        ])
        let (session, listener) = try harness.open()
        await listener.wait { $0.frames.count == 2 }
        let joiner = Listener(session, after: nil)
        guard case .history(let entries, let sequence)? = joiner.outputs.dropFirst().first else {
            Issue.record("a late joiner gets the history first")
            return
        }
        #expect(entries.map(\.frame.kind) == [.reply(.markdown("one "))])
        #expect(entries.first?.isOpen == true)
        #expect(sequence == 2)
        half.open()
        let end = JournalFrame.Kind.streamEnded(.finished, text: "one two")
        await joiner.wait { $0.frames.last?.kind == end }
        #expect(joiner.frames.map(\.kind) == [.streamDelta("two"), end])
        #expect(
            listener.frames.map(\.kind) == [.streamBegan(.markdown), .streamDelta("one "), .streamDelta("two"), end]
        )
        #expect(Set(listener.frames.map(\.id)).count == 1)
        #expect(session.history.map(\.isOpen) == [false])
    }

    @Test("a user stops a stream, and the body goes on")
    func stopStream() async throws {
        let harness = Harness([
            .state("start") { session in
                try await session.reply(
                    .stream(as: .text) { emit in
                        try await emit("bla")
                        try await untilCancelled()
                    }
                )
                try await session.reply("as you like")
            }
        ])
        let (session, listener) = try harness.open()
        await listener.wait { $0.frames.count == 2 }
        session.stop(stream: "m1")
        session.stop(stream: "m1")
        await listener.wait { $0.texts == ["as you like"] }
        #expect(listener.frames.map(\.kind).contains(.streamEnded(.stopped, text: "bla")))
    }

    @Test("a stream whose source fails ends as failed, and the body gets the error")
    func failedStream() async throws {
        struct Broken: Error {}
        let harness = Harness([
            .state("start") { session in
                do {
                    try await session.reply(
                        .stream(as: .text) { emit in
                            try await emit("half")
                            throw Broken()
                        }
                    )
                } catch is Broken {
                    try await session.reply("broken")
                }
            }
        ])
        let (session, listener) = try harness.open()
        await session.whenIdle()
        #expect(listener.frames.map(\.kind).contains(.streamEnded(.failed, text: "half")))
        #expect(listener.texts == ["broken"])
    }

    @Test("who comes back gets what was missed, each once and in order, then what is new")
    func resume() async throws {
        let harness = Harness(Self.echo) { $0.limits.replayFrames = 4 }
        let (session, listener) = try harness.open(id: "mine")
        session.makeSecret()
        for number in 1...3 { try await session.say("\(number)") }
        await session.whenIdle()
        listener.attachment.detach()
        let back = Listener(session, after: 4)
        try await session.say("4")
        await back.wait { $0.texts.contains("4!") }
        #expect(back.frames.map(\.sequence) == [5, 6, 7, 8])
        guard case .attached(6, false)? = back.outputs.first else {
            Issue.record("the first output tells where the conversation stands: \(back.outputs)")
            return
        }
        for last in [3, 99] {
            guard case .history(let entries, 8)? = Listener(session, after: last).outputs.dropFirst().first else {
                Issue.record("too far back, or beyond the end, is answered with the history")
                continue
            }
            #expect(entries.map(\.frame.sequence) == Array(1...8))
        }
    }

    @Test("the history is in order and exactly what was said")
    func history() async throws {
        let replies: [ReplyContent] = [
            .text("a"), .markdown("**b**"), .options(["Yes", "No"]), .location(Location(latitude: 1, longitude: 2)),
            .custom(name: "c", value: ["k": 1]),
        ]
        let harness = Harness([
            .state("start", [.when(.anyMessage, "talking")]),
            .state("talking") { session in for reply in replies { try await session.reply(Reply(reply)) } },
        ])
        let (session, listener) = try harness.open()
        try await session.say("go")
        await session.whenIdle()
        let said = session.history.compactMap { if case .reply(let content) = $0.frame.kind { content } else { nil } }
        #expect(said == replies)
        #expect(session.history.map(\.frame) == listener.frames)
        try #require(session.history.count == 6)
        let options = session.history[3].frame.id
        _ = try await session.accept(
            .message(.text("Yes"), chosen: UserMessage.Choice(replyID: options, value: "Yes"))
        )
        #expect(session.history[3].chosen == ChosenOption(value: "Yes", label: "Yes"))
        #expect(listener.frames.last { $0.id == options }?.kind == .chosen(value: "Yes", label: "Yes"))
    }

    @Test("users set the variables that are theirs to set, in order with their messages")
    func variables() async throws {
        let harness = Harness(
            [
                .state("start", [.when(Self.attempts >= 3, "enough"), .when(.anyMessage, "telling")]),
                .state("telling", [.goTo("start")]) { try await $0.reply("\($0[Self.attempts])") },
                .state("enough") { try await $0.reply("enough") },
            ],
            variables: [AnyVariable(Self.attempts), AnyVariable(Self.hidden)]
        )
        let (session, listener) = try harness.open()
        #expect(try await session.accept(.setVariables(["attempts": 2])).sequence == nil)
        try await session.say("how many?")
        _ = try await session.accept(.setVariables(["attempts": 3]))
        await listener.wait { $0.texts == ["2", "enough"] }
        for (values, error): (JSONObject, VariableRefused) in [
            (["nothing": 1], .unknown("nothing")), (["hidden": "y"], .notSettable("hidden")),
            (["attempts": "many"], .wrongType("attempts")),
        ] {
            await #expect(throws: error) { try await session.accept(.setVariables(values)) }
        }
    }

    @Test("voice without a recogniser is an error that says how to configure one")
    func voiceUnavailable() async throws {
        let (session, listener) = try Harness(Self.echo).open()
        let file = File(name: "v.wav", type: "audio/wav", data: Data([1]))
        await #expect {
            try await session.accept(.message(.voice(file, transcript: nil)))
        } throws: { error in
            "\(error)".contains("bot.use(recognizer:)")
        }
        #expect(listener.frames.isEmpty)
    }

    @Test("voice is transcribed in order with other messages and handled as text")
    func voice() async throws {
        struct Parrot: SpeechRecognizer {
            func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
                guard let word = audio.name.split(separator: ".").first, word != "noise" else {
                    throw CancellationError()
                }
                return Transcript(String(word))
            }
        }
        let harness = Harness(Self.echo) { $0.recognizer = Parrot() }
        let (session, listener) = try harness.open()
        for name in ["hello.wav", "noise.wav"] {
            let file = File(name: name, type: "audio/wav", data: Data([1]))
            _ = try await session.accept(.message(.voice(file, transcript: nil), clientID: name))
        }
        try await session.say("typed")
        await listener.wait { $0.texts == ["hello!", "typed!"] }
        #expect(session.history.first?.transcript == "hello")
        #expect(
            listener.frames.contains { $0.kind == .transcript("hello") && $0.id == session.history.first?.frame.id }
        )
        let failures = listener.outputs.compactMap {
            if case .failure(let failure) = $0 { failure.clientID } else { nil }
        }
        #expect(failures == ["noise.wav"])
    }

    @Test("10,000 sessions opened and closed leave none behind, and no timer")
    func noneLeftBehind() async throws {
        let harness = Harness(Self.echo)
        for _ in 0..<10_000 {
            let (session, listener) = try harness.open()
            await session.whenIdle()
            listener.attachment.detach()
        }
        #expect(harness.conversations.count == 0)
        #expect(try harness.conversations.prepare().timers.count == 0)
    }

    @Test("a session is kept for those who can come back, and only for them")
    func keeping() async throws {
        let harness = Harness(Self.echo)
        let (silent, silentListener) = try harness.open(id: "silent")
        silent.makeSecret()
        let (named, namedListener) = try harness.open(id: "named")
        let (secret, secretListener) = try harness.open()
        secret.makeSecret()
        let (lost, lostListener) = try harness.open()
        for session in [named, secret, lost] { try await session.say("hello") }
        for session in [silent, named, secret, lost] { await session.whenIdle() }
        for listener in [silentListener, namedListener, secretListener, lostListener] { listener.attachment.detach() }
        #expect(silent.isEnded && lost.isEnded && !named.isEnded && !secret.isEnded)
        #expect(harness.conversations.session("named") === named)
        await #expect(throws: ConversationRefused.sessionEnded) { try await lost.say("anybody?") }
        await #expect(throws: ConversationRefused.sessionEnded) { try await lost.reply("nobody") }
    }

    @Test("a session in which nothing happens expires, unless somebody is connected")
    func expiry() async throws {
        let harness = Harness(Self.echo) { $0.limits.sessionIdle = .seconds(100) }
        let (idle, listener) = try harness.open(id: "idle")
        try await idle.say("hello")
        await idle.whenIdle()
        listener.attachment.detach()
        let (connected, _connectedListener) = try harness.open(id: "connected")
        await connected.whenIdle()
        harness.clock.advance(by: .seconds(60))
        try await idle.say("still here")
        await idle.whenIdle()
        await harness.clock.waitForSleeper(until: .seconds(100))
        harness.clock.advance(by: .seconds(40))
        await harness.clock.waitForSleeper(until: .seconds(160))
        #expect(!idle.isEnded)
        harness.clock.advance(by: .seconds(60))
        await harness.clock.waitForSleeper(until: .seconds(300))
        #expect(idle.isEnded && !connected.isEnded)
        withExtendedLifetime(_connectedListener) {}
    }

    @Test("past the bound of sessions the one idle longest goes; the connected stay")
    func tooManySessions() async throws {
        let harness = Harness(Self.echo) { $0.limits.sessions = 2 }
        var sessions: [Session] = []
        for id in ["a", "b"] {
            let session = try harness.conversations.open(id: id).session
            await session.whenIdle()
            sessions.append(session)
            harness.clock.advance(by: .seconds(1))
        }
        try await sessions[0].say("hello")
        await sessions[0].whenIdle()
        let third = try harness.open(id: "c")
        await third.session.whenIdle()
        #expect(!sessions[0].isEnded && sessions[1].isEnded)
        let first = Listener(sessions[0])
        #expect(throws: ConversationRefused.tooManySessions(2)) { try harness.conversations.open(id: "d") }
        #expect(harness.conversations.count == 2)
        withExtendedLifetime((first, third)) {}
    }

    @Test("secrets and ids are long, different, and only the right one proves anything")
    func secrets() throws {
        let harness = Harness(Self.echo)
        let (one, _one) = try harness.open()
        let (two, _two) = try harness.open()
        #expect(!one.proves(""))
        let secret = one.makeSecret()
        #expect(secret == one.makeSecret() && secret.utf8.count == 43 && one.id.utf8.count == 22)
        #expect(secret != two.makeSecret() && one.id != two.id)
        #expect(one.proves(secret) && !two.proves(secret) && !one.proves(secret + "A") && !one.proves(""))
        #expect(
            secret.utf8.allSatisfy {
                "-_".utf8.contains($0) || Character(UnicodeScalar($0)).isLetter || Character(UnicodeScalar($0)).isNumber
            }
        )
        withExtendedLifetime((_one, _two)) {}
    }
}
