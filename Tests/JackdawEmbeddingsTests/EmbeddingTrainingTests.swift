import ServiceTesting
import Testing
import Understanding

@testable import JackdawEmbeddings
@testable import OpenAIEndpoint

@Suite struct EmbeddingTrainingTests {
    private static func train(_ trainer: EmbeddingTrainer) async throws -> any IntentClassifier {
        try await trainer.train(SampleBot.examples, entityValues: SampleBot.entityValues, language: .english)
    }

    @Test("words that only the service knows are understood, and what it does not know is rejected")
    func accuracy() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            let classifier = try await Self.train(trainer(asking: service))
            let lexical = try LexicalClassifier(SampleBot.examples, entityValues: SampleBot.entityValues)
            var right = 0
            var rightByWords = 0
            for (text, intent) in SampleBot.heldOut {
                if try await classifier.classify(text, among: nil).accepted?.intent == intent { right += 1 }
                if lexical.classify(text).accepted?.intent == intent { rightByWords += 1 }
            }
            #expect(right >= 11)
            #expect(rightByWords <= 7)
            for text in SampleBot.unknown {
                let accepted = try await classifier.classify(text, among: nil).accepted
                #expect(accepted == nil, "\(text)")
            }
        }
    }

    @Test("phrases are sent in batches, each text once, slots filled with values")
    func batches() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            var trainer = trainer(asking: service)
            trainer.batchSize = 8
            trainer.dimensions = 32
            _ = try await Self.train(trainer)
            let batches = service.requests.map(FakeEmbeddings.texts)
            #expect(batches.dropLast().allSatisfy { $0.count == 8 })
            let texts = batches.flatMap { $0 }
            #expect(Set(texts).count == texts.count)
            #expect(texts.contains("weather in Paris"))
            #expect(texts.contains("i want two pizzas"))
            #expect(!texts.contains { $0.contains("{") })
            let body = String(decoding: service.requests[0].body, as: UTF8.self)
            #expect(body.contains(#""dimensions":32"#))
            #expect(body.contains(#""model":"words""#))
            #expect(service.requests.allSatisfy { $0.headers["authorization"] == "Bearer key-of-test" })
        }
    }

    @Test("a second start asks for nothing, a new phrase for itself alone")
    func cacheOnDisk() async throws {
        try await withTemporaryDirectory { directory in
            try await LocalService.serving {
                FakeEmbeddings.reply(to: $0)
            } _: { service in
                let trainer = trainer(asking: service, cache: .directory(directory))
                _ = try await Self.train(trainer)
                let asked = service.requests.count
                #expect(asked > 0)

                let classifier = try await Self.train(trainer)
                #expect(service.requests.count == asked)
                #expect(try await classifier.classify("howdy my friend", among: nil).accepted?.intent == "greet")

                var examples = SampleBot.examples
                examples[0].phrases.append(Phrase("greetings to you"))
                let before = service.requests.count
                _ = try await trainer.train(examples, entityValues: SampleBot.entityValues, language: .english)
                let texts = service.requests.dropFirst(before).flatMap(FakeEmbeddings.texts)
                #expect(texts == ["greetings to you"])
            }
        }
    }

    @Test("vectors of another model or length are not mixed up")
    func otherModels() async throws {
        try await withTemporaryDirectory { directory in
            try await LocalService.serving {
                FakeEmbeddings.reply(to: $0)
            } _: { service in
                var trainer = trainer(asking: service, cache: .directory(directory))
                _ = try await Self.train(trainer)
                trainer.model = "others"
                let before = service.requests.count
                _ = try await Self.train(trainer)
                #expect(service.requests.count == 2 * before)

                // The service has put a model with longer vectors behind the same name.
                service.answer { FakeEmbeddings.reply(to: $0, dimension: 80) }
                var examples = SampleBot.examples
                examples[0].phrases.append(Phrase("greetings to you"))
                let classifier = try await trainer.train(
                    examples,
                    entityValues: SampleBot.entityValues,
                    language: .english
                )
                #expect(try await classifier.classify("howdy my friend", among: nil).accepted?.intent == "greet")
            }
        }
    }

    @Test("what arrived before a failure is kept for the next start")
    func partialTraining() async throws {
        try await withTemporaryDirectory { directory in
            try await LocalService.serving { request in
                FakeEmbeddings.texts(of: request).contains("hi")
                    ? FakeEmbeddings.reply(to: request) : .answer(401, body: "")
            } _: { service in
                var trainer = trainer(asking: service, cache: .directory(directory))
                trainer.batchSize = 4
                _ = try await Self.train(trainer)
                let asked = service.requests.count
                #expect(asked == 2)
                service.answer { FakeEmbeddings.reply(to: $0) }
                _ = try await Self.train(trainer)
                #expect(!service.requests.dropFirst(asked).flatMap(FakeEmbeddings.texts).contains("hi"))
            }
        }
    }

    @Test("mistakes of the bot's author are errors, and a single intent needs no service")
    func mistakes() async throws {
        try await LocalService.serving {
            FakeEmbeddings.reply(to: $0)
        } _: { service in
            let trainer = trainer(asking: service)
            await #expect(throws: TrainingError.self) {
                try await trainer.train([IntentExamples("empty", [])], entityValues: [:], language: .english)
            }
            let single = try await trainer.train([SampleBot.examples[0]], entityValues: [:], language: .english)
            #expect(try await single.classify("hello", among: nil).accepted?.intent == "greet")
            #expect(service.requests.isEmpty)

            let nowhere = EmbeddingTrainer(endpoint: "nowhere", model: "words")
            await #expect(throws: ServiceError.self) { try await Self.train(nowhere) }
        }
    }

    @Test("a start that is cancelled ends")
    func cancellation() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            let trainer = trainer(asking: service)
            let training = Task { try await Self.train(trainer) }
            try await eventually { !service.requests.isEmpty }
            training.cancel()
            await #expect(throws: CancellationError.self) { try await training.value }
        }
    }
}
