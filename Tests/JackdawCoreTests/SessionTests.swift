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

    @Test("large messages wait sooner than many small ones, and none is lost")
    func backpressureByOctets() async throws {
        let gate = Gate()
        let harness = Harness(Self.gated(gate)) { $0.limits.pendingOctets = 1_000 }
        let (session, listener) = try harness.open()
        let texts = (1...5).map { "\($0)" + String(repeating: "x", count: 600) }
        let sender = Task {
            for text in texts { try await session.say(text) }
        }
        // One is being handled, two wait: the second of them was let in while there was room.
        await listener.wait { $0.frames.count == 3 }
        for _ in 0..<100 { await Task.yield() }
        #expect(listener.frames.count == 3)
        gate.open()
        try await sender.value
        await listener.wait { $0.texts.count == 5 }
        #expect(listener.texts == texts.map { $0 + "!" })
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
}
