import ServiceTesting
import Testing
import Understanding

@testable import JackdawEmbeddings
@testable import OpenAIEndpoint

@Suite struct EmbeddingFailureTests {
    private static func train(_ trainer: EmbeddingTrainer) async throws -> any IntentClassifier {
        try await trainer.train(SampleBot.examples, entityValues: SampleBot.entityValues, language: .english)
    }

    private static func vectors(_ list: String) -> LocalService.Reply { .answer(200, body: #"{"data": [\#(list)]}"#) }

    private static let failures: [(String, LocalService.Reply)] = [
        ("silence", .silence),
        ("a hang-up", .hangUp),
        ("an error", .answer(500, body: "Bearer key-of-test is not welcome")),
        ("too many requests", .answer(429, headers: ["retry-after": "0.1"], body: "")),
        ("a wrong key", .answer(401, body: "wrong key: key-of-test")),
        ("garbage", .answer(200, body: "<html>")),
        ("no vector", vectors("")),
        ("two vectors for one", vectors(#"{"embedding": [1, 2]}, {"embedding": [1, 2]}"#)),
        ("a vector that is too short", vectors(#"{"index": 0, "embedding": [1, 2]}"#)),
        ("a vector out of place", vectors(#"{"index": 7, "embedding": [1, 2]}"#)),
        ("a vector that is text", vectors(#"{"index": 0, "embedding": "AAAA"}"#)),
        (
            "zeros",
            vectors(#"{"index": 0, "embedding": [\#([String](repeating: "0", count: 64).joined(separator: ","))]}"#)
        ),
        (
            "too large numbers",
            vectors(#"{"embedding": [\#([String](repeating: "1e30", count: 64).joined(separator: ","))]}"#)
        ),
    ]

    @Test(
        "messages are understood by their words while the service fails, and by vectors after that",
        arguments: failures
    )
    func fallingBack(name: String, failure: LocalService.Reply) async throws {
        let log = CollectedLog()
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            var trainer = trainer(asking: service, log: log)
            trainer.timeLimit = .milliseconds(300)
            let classifier = try await Self.train(trainer)
            let lexical = try LexicalClassifier(SampleBot.examples, entityValues: SampleBot.entityValues)
            #expect(log.warnings.isEmpty)

            service.answer { _ in failure }
            for number in 1...4 {
                let text = "please order a pizza \(number)"
                let start = ContinuousClock.now
                #expect(try await classifier.classify(text, among: nil) == lexical.classify(text))
                #expect(ContinuousClock.now - start < .seconds(20))
            }
            #expect(log.warnings.count == 1, "\(log.warnings)")

            service.answer { FakeEmbeddings.reply(to: $0) }
            try await eventually {
                try await classifier.classify("bring me a calzone", among: nil).accepted?.intent == "order"
            }
            #expect(log.warnings.count == 2, "\(log.warnings)")
            #expect(!log.lines.contains { $0.text.contains("key-of-test") })
        }
    }

    @Test("a dead service costs its time limit once, not for every message")
    func breaker() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            var trainer = trainer(asking: service)
            trainer.timeLimit = .milliseconds(200)
            trainer.breaker = CircuitBreaker(firstPause: .seconds(600), longestPause: .seconds(600))
            let classifier = try await Self.train(trainer)
            service.answer { _ in .silence }
            let before = service.requests.count
            for number in 1...50 { _ = try await classifier.classify("message number \(number)", among: nil) }
            // On a busy machine time may be up before the request is out.
            #expect(service.requests.count <= before + 1)
        }
    }

    @Test("a service that is missing at the start is learnt from as soon as it is there")
    func missingAtStart() async throws {
        let log = CollectedLog()
        try await LocalService.serving { _ in
            .answer(401, body: "starting")
        } _: { service in
            let classifier = try await Self.train(trainer(asking: service, log: log))
            #expect(try await classifier.classify("i want pizza", among: nil).accepted?.intent == "order")
            #expect(log.warnings.count == 1)
            service.answer { FakeEmbeddings.reply(to: $0) }
            try await eventually {
                try await classifier.classify("salutations", among: nil).accepted?.intent == "greet"
            }
            #expect(log.warnings.count == 2)
        }
    }

    @Test("candidates alone compete, by vectors as well")
    func candidates() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            let classifier = try await Self.train(trainer(asking: service))
            let found = try await classifier.classify("bring me a calzone", among: ["greet", "weather"])
            #expect(Set(found.ranking.map(\.intent)) == ["greet", "weather"])
            #expect(found.accepted == nil)
        }
    }

    @Test("what was said before, word for word, or is no text costs no request")
    func savedRequests() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            let classifier = try await Self.train(trainer(asking: service))
            let before = service.requests.count
            let first = try await classifier.classify("howdy my friend", among: nil)
            #expect(try await classifier.classify("howdy my friend", among: nil) == first)
            #expect(service.requests.count == before + 1)
            #expect(try await classifier.classify("Hello!", among: nil).accepted?.intent == "greet")
            #expect(try await classifier.classify("?!", among: nil).accepted == nil)
            #expect(try await classifier.classify("howdy", among: []).ranking.isEmpty)
            #expect(service.requests.count == before + 1)
        }
    }

    @Test("a long message is cut before it is sent")
    func longMessage() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            let classifier = try await Self.train(trainer(asking: service))
            _ = try await classifier.classify(String(repeating: "pizza ", count: 5_000), among: nil)
            #expect(service.requests.last.map(FakeEmbeddings.texts)?.first?.count == 2_000)
        }
    }

    @Test("a message whose task is cancelled is given up, and the next one is asked about")
    func cancellation() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            let log = CollectedLog()
            var trainer = trainer(asking: service, log: log)
            trainer.timeLimit = .seconds(60)
            let classifier = try await Self.train(trainer)
            service.answer { _ in .silence }
            let before = service.requests.count
            let message = Task { try await classifier.classify("howdy my friend", among: nil) }
            try await eventually { service.requests.count > before }
            message.cancel()
            await #expect(throws: CancellationError.self) { try await message.value }
            service.answer { FakeEmbeddings.reply(to: $0) }
            #expect(try await classifier.classify("howdy my friend", among: nil).accepted?.intent == "greet")
            #expect(log.warnings.isEmpty)
        }
    }
}
