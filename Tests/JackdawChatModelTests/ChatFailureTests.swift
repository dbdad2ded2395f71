import ServiceTesting
import Testing
import Understanding

@testable import JackdawChatModel
@testable import OpenAIEndpoint

@Suite struct ChatFailureTests {
    private static let failures: [(String, LocalService.Reply)] = [
        ("silence", .silence),
        ("a hang-up", .hangUp),
        ("an error", .answer(500, body: "")),
        ("too many requests", .answer(429, headers: ["retry-after": "0.1"], body: "")),
        ("a wrong key", .answer(401, body: "wrong key: key-of-test")),
        ("garbage", .answer(200, body: "<html>")),
        ("no choice", .answer(200, body: #"{"choices": []}"#)),
        ("a refusal", .answer(200, body: #"{"choices": [{"message": {"content": null, "refusal": "No."}}]}"#)),
        ("prose", SampleChat.says("The intent is order.")),
        ("half an answer", SampleChat.says(#"{"intent": "order""#)),
        ("no confidence", SampleChat.says(#"{"intent": "order"}"#)),
    ]

    @Test(
        "messages are understood by their words while the model fails, and by the model after that",
        arguments: failures
    )
    func fallingBack(name: String, failure: LocalService.Reply) async throws {
        let log = CollectedLog()
        try await LocalService.serving { _ in
            failure
        } _: { service in
            var trainer = SampleChat.trainer(asking: service, log: log)
            trainer.timeLimit = .milliseconds(500)
            let classifier = try await SampleChat.train(trainer)
            let lexical = try LexicalClassifier(SampleChat.examples, entityValues: ["size": ["small", "large"]])
            for number in 1...3 {
                let text = "please a pizza for \(number)"
                #expect(try await classifier.classify(text, among: nil) == lexical.classify(text))
            }
            #expect(log.warnings.count == 1, "\(log.warnings)")
            service.answer { _ in SampleChat.chooses("order") }
            var number = 0
            try await eventually {
                number += 1
                return try await classifier.classify("round thing \(number)", among: nil).accepted?.intent == "order"
            }
            #expect(log.warnings.count == 2, "\(log.warnings)")
            #expect(!log.lines.contains { $0.text.contains("key-of-test") })
        }
    }

    @Test("a message whose task is cancelled is given up")
    func cancellation() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            var trainer = SampleChat.trainer(asking: service)
            trainer.timeLimit = .seconds(60)
            let classifier = try await SampleChat.train(trainer)
            let message = Task { try await classifier.classify("howdy", among: nil) }
            try await eventually { !service.requests.isEmpty }
            message.cancel()
            await #expect(throws: CancellationError.self) { try await message.value }
        }
    }
}
