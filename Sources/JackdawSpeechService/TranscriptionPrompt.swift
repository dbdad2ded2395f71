import JackdawCore

/// What the bot expects to hear, as text that a model takes for what was said before, and goes on in its words.
enum TranscriptionPrompt {
    /// Whisper reads the last 224 tokens, which are some 200 words.
    static let longestInWords = 200
    static let longestInCharacters = 900

    /// As many of the phrases' examples as fit, each a sentence; nil when there are none.
    static func of(_ hints: SpeechHints) -> String? {
        var sentences: [String] = []
        var seen: Set<String> = []
        var words = 0
        var characters = 0
        for phrase in hints.phrases {
            let parts = phrase.example.split(whereSeparator: \.isWhitespace)
            guard let last = parts.last?.last else { continue }
            let sentence = parts.joined(separator: " ") + (".!?。！？".contains(last) ? "" : ".")
            // A blank stands before each.
            guard words + parts.count <= longestInWords, characters + sentence.count + 1 <= longestInCharacters,
                seen.insert(sentence).inserted
            else { continue }
            sentences.append(sentence)
            words += parts.count
            characters += sentence.count + 1
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
