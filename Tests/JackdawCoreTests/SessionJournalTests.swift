import JackdawCore
import JackdawTesting
import Testing

@Suite("what a session says")
struct SessionJournalTests {
    private static let echo: [StateDefinition] = [
        .state("listening", [.when(.anyMessage, "answering")]),
        .state("answering", [.goTo("listening")]) { try await $0.reply("\($0.message?.text ?? "")!") },
    ]

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
}
