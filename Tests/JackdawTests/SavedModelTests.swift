import Foundation
import Jackdaw
import JackdawTesting
import Testing
import Understanding

@Suite("saved models")
struct SavedModelTests {
    private let examples = [
        IntentExamples("hello", [Phrase("hello"), Phrase("good morning")]),
        IntentExamples("bye", [Phrase("bye"), Phrase("see you later")]),
    ]

    private func withFile(_ test: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID()).model").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await test(path)
    }

    private func train(at path: String, _ examples: [IntentExamples]) async throws -> LexicalClassifier {
        let trained = try await SavedModelTrainer(path: path).train(examples, entityValues: [:], language: .english)
        return try #require(trained as? LexicalClassifier)
    }

    @Test("what was learnt is kept in a file, and used as long as the phrases are the same")
    func kept() async throws {
        try await withFile { path in
            let first = try await train(at: path, examples)
            let written = try Data(contentsOf: URL(filePath: path))
            let second = try await train(at: path, examples)
            #expect(second.trainingChecksum == first.trainingChecksum)
            #expect(second.classify("good morning").accepted?.intent == "hello")
            #expect(try Data(contentsOf: URL(filePath: path)) == written)

            let more = examples + [IntentExamples("help", [Phrase("help"), Phrase("what can i say")])]
            #expect(try await train(at: path, more).intents == ["hello", "bye", "help"])
            #expect(try Data(contentsOf: URL(filePath: path)) != written)
        }
    }

    @Test("a file that is damaged or cannot be written costs nothing but the training")
    func damaged() async throws {
        try await withFile { path in
            try Data("nonsense".utf8).write(to: URL(filePath: path))
            #expect(try await train(at: path, examples).classify("bye").accepted?.intent == "bye")
            #expect(try LexicalClassifier(saved: Data(contentsOf: URL(filePath: path))).intents == ["hello", "bye"])
        }
        #expect(try await train(at: "/nowhere/at/all", examples).classify("bye").accepted?.intent == "bye")
    }

    @Test("a program takes the file's name from its configuration")
    func configured() async throws {
        enum Step: String, StateID, CaseIterable { case waiting, greeted }
        let hello = Intent("hello", phrases: ["hello", "good morning"])
        try await withFile { path in
            let bot = try Bot("polite", initial: Step.waiting) {
                State(.waiting) { When(.intent(hello), goTo: .greeted) }
                State(.greeted) {
                    Body("Hi!"); GoTo(.waiting)
                }
            }
            try await ServedBot.serve(bot, useUI: false, configure: { $0.savedModel = path }) { _ in }
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }
}
