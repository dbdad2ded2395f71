import JackdawCore
import Testing

@testable import JackdawSpeechService

@Suite struct TranscriptionPromptTests {
    private static func prompt(_ phrases: [SpeechHints.Phrase]) -> String? {
        TranscriptionPrompt.of(SpeechHints(language: "en", phrases: phrases))
    }

    @Test("phrases become sentences, each once, with a value in each place")
    func sentences() {
        let order = SpeechHints.Phrase([.words("a "), .oneOf(["large", "small"]), .words(" pizza")])
        let prompt = Self.prompt(["hello", order, "how  are\nyou?", "hello", "", " "])
        #expect(prompt == "hello. a large pizza. how are you?")
        #expect(Self.prompt([SpeechHints.Phrase([.words("my name is "), .oneOf([])])]) == "my name is.")
        #expect(Self.prompt([]) == nil)
        #expect(Self.prompt(["  "]) == nil)
    }

    @Test("no more is sent than a model reads, and no phrase is cut")
    func bounds() throws {
        let short = try #require(Self.prompt((0..<500).map { SpeechHints.Phrase([.words("a \($0)")]) }))
        #expect(short.split(separator: " ").count <= 200)
        #expect(short.split(separator: " ").count >= 198)
        let long = try #require(Self.prompt((100..<500).map { SpeechHints.Phrase([.words("Donaudampfschiff \($0)")]) }))
        #expect(long.count <= 900)
        #expect(long.count > 870)
        #expect(long.hasSuffix(". Donaudampfschiff 139."))
    }

    @Test("a phrase that is too long leaves room for those after it")
    func longPhrase() {
        let long = String(repeating: "x", count: 900)
        #expect(Self.prompt([SpeechHints.Phrase([.words(long)]), "hello"]) == "hello.")
    }
}
