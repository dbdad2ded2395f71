import JackdawCore

/// The sentences that a bot listens for, as a grammar for a recogniser.
struct SpeechGrammar: Sendable {
    /// The grammar in the JSpeech Grammar Format (W3C Note, 5 June 2000).
    let jsgf: String
    /// Every word in it, as it is said.
    let words: Set<String>
    /// How a word is written in the bot's phrases: “york” as “York”.
    let spelling: [String: String]

    /// How many phrases were left out, since there are too many.
    let omitted: Int

    /// How many words a grammar may have.
    ///
    /// The search takes as long as the grammar is large: for two seconds of speech and phrases of five words, none of which
    /// are alike, 0.5 s at 2,500 words, 1 s at 5,000 and 4 s at 20,000.
    static let limit = 20_000

    /// The grammar of what a bot expects to hear; nil where it expects no words at all.
    init?(_ hints: SpeechHints) {
        var words: Set<String> = []
        var spelling: [String: String] = [:]
        func say(_ text: String) -> [String] {
            SpokenForm.words(of: text).map { said, written in
                words.insert(said)
                // A capital at the start of a phrase says nothing about the word.
                if spelling[said] == nil || written == said { spelling[said] = written }
                return said
            }
        }

        var rules: [[String]: String] = [:]
        var definitions: [String] = []
        func rule(_ values: [String]) -> String? {
            var known: Set<String> = []
            let said = values.map { say($0).joined(separator: " ") }.filter { !$0.isEmpty && known.insert($0).inserted }
            guard !said.isEmpty else { return nil }
            if let name = rules[said] { return name }
            let name = "<v\(rules.count)>"
            rules[said] = name
            definitions.append("\(name) = \(said.joined(separator: " | ")) ;")
            return name
        }

        var sentences: [String] = []
        var known: Set<String> = []
        var size = 0
        var omitted = 0
        for phrase in hints.phrases {
            var parts: [String] = []
            var isSayable = true
            for piece in phrase.pieces {
                switch piece {
                case .words(let text):
                    let said = say(text)
                    size += said.count
                    parts += said
                case .oneOf(let values):
                    size += values.count
                    if let rule = rule(values) { parts.append(rule) } else { isSayable = false }
                }
            }
            let sentence = parts.joined(separator: " ")
            guard isSayable, !sentence.isEmpty, known.insert(sentence).inserted else { continue }
            guard size <= Self.limit else {
                omitted += 1
                continue
            }
            sentences.append(sentence)
        }
        guard !sentences.isEmpty else { return nil }
        self.omitted = omitted
        self.words = words
        self.spelling = spelling
        jsgf = """
            #JSGF V1.0 UTF-8;
            grammar bot;
            \(definitions.joined(separator: "\n"))
            public <heard> = \(sentences.joined(separator: " | ")) ;

            """
    }

    /// Words as the bot's phrases write them.
    func written(_ said: [String]) -> String {
        said.map { spelling[$0] ?? $0 }.joined(separator: " ")
    }
}
