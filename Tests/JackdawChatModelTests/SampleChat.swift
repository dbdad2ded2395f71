import ServiceTesting
import Understanding

@testable import JackdawChatModel
@testable import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A bot, and a model that says what the test wants.
enum SampleChat {
    static let examples = [
        IntentExamples("greet", ["hello", "hi there"].map { Phrase($0) }),
        IntentExamples("order", [Phrase([.text("a "), .slot(parameter: "size", entity: "size"), .text(" pizza")])]),
        IntentExamples("none", [Phrase("nothing at all")]),
    ]

    static func trainer(asking service: LocalService, log: CollectedLog = CollectedLog()) -> ChatModelTrainer {
        var trainer = ChatModelTrainer(
            endpoint: ServiceEndpoint(service.baseURL, key: .value("key-of-test")),
            model: "talker",
            purpose: "Sells \"pizza\"."
        )
        // On a busy machine an answer takes its time; tests of failures give less.
        trainer.timeLimit = .seconds(30)
        trainer.logger = log.logger
        trainer.breaker = CircuitBreaker(firstPause: .milliseconds(50), longestPause: .milliseconds(100))
        return trainer
    }

    static func train(_ trainer: ChatModelTrainer) async throws -> any IntentClassifier {
        try await trainer.train(examples, entityValues: ["size": ["small", "large"]], language: .english)
    }

    static func says(_ content: String) -> LocalService.Reply {
        let encoded = (try? JSONEncoder().encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return .answer(
            200,
            body: #"{"choices": [{"index": 0, "message": {"role": "assistant", "content": \#(encoded)}}]}"#
        )
    }

    static func chooses(_ intent: String, _ confidence: Double = 0.9) -> LocalService.Reply {
        says(#"{"intent": "\#(intent)", "confidence": \#(confidence)}"#)
    }
}
