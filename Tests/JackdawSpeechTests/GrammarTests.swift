import JackdawCore
import Testing

@testable import JackdawSpeech

@Suite("Grammars")
struct GrammarTests {
    @Test(
        "words as they are said",
        arguments: [
            ("Hi! How are you?", "hi how are you"), ("I’m fine, don't worry", "i'm fine don't worry"),
            ("room 42", "room forty two"), ("20mg", "twenty mg"), ("1005", "one thousand five"),
            ("007", "zero zero seven"),
            ("1234567", "one two three four five six seven"), ("café—Lëtzebuerg", "café lëtzebuerg"),
            ("🎉 … -- ''", ""), ("", ""), ("100 000", "one hundred zero zero zero"),
        ]
    )
    func words(_ text: String, _ said: String) {
        #expect(SpokenForm.words(of: text).map(\.said).joined(separator: " ") == said)
    }

    @Test("sentences with values become rules, each once")
    func rules() throws {
        let cities = SpeechHints.Phrase.Piece.oneOf(["New York", "Rome"])
        let grammar = try #require(
            SpeechGrammar(
                SpeechHints(
                    language: "en",
                    phrases: [
                        .init([.words("weather in "), cities]), .init([cities, .words(" please!")]),
                        "Weather in New York",
                        .init([cities, .words(" please")]),
                    ]
                )
            )
        )
        #expect(grammar.jsgf.contains("<v0> = new york | rome ;"))
        #expect(!grammar.jsgf.contains("<v1>"))
        #expect(grammar.jsgf.contains("public <heard> = weather in <v0> | <v0> please | weather in new york ;"))
        #expect(grammar.words == ["weather", "in", "new", "york", "rome", "please"])
        #expect(grammar.written(["weather", "in", "new", "york"]) == "weather in New York")
    }

    @Test("each value is in a rule once, however it is written")
    func values() throws {
        let hints = SpeechHints(language: "en", phrases: [.init([.oneOf(["2", "two", "Two!", "21"])])])
        #expect(try #require(SpeechGrammar(hints)).jsgf.contains("<v0> = two | twenty one ;"))
    }

    @Test("what nobody can say makes no grammar")
    func empty() {
        for phrases: [SpeechHints.Phrase] in [[], ["!"], [.init([.words("take "), .oneOf([])])]] {
            #expect(SpeechGrammar(SpeechHints(language: "en", phrases: phrases)) == nil)
        }
    }

    @Test("a grammar is bounded")
    func bound() throws {
        let phrases = (0..<30_000).map { SpeechHints.Phrase([.words("phrase \($0)")]) }
        let grammar = try #require(SpeechGrammar(SpeechHints(language: "en", phrases: phrases)))
        #expect(grammar.jsgf.utf8.count < 1 << 20)
        #expect(grammar.omitted > 20_000)
    }

    @Test(
        "sounds of eSpeak NG as ARPAbet",
        arguments: [
            ("m,'oU,k,@,m", "M OW K AH M"), ("dZ,'a,k,d,O:", "JH AE K D AO"), ("k,w,'aI3", "K W AY ER"),
            ("b,j,'u:,t#,i,f,@L", "B Y UW D IY F AH L"), ("b,,i:,s,,i:,;,'E,n", "B IY S IY EH N"), ("", ""),
            ("?,;", ""),
        ]
    )
    func sounds(_ mnemonics: String, _ sounds: String) {
        #expect(Phonemes.arpabet(espeak: mnemonics).joined(separator: " ") == sounds)
        #expect(Set(Phonemes.arpabet(espeak: mnemonics)).isSubset(of: Phonemes.all))
    }

    @Test("words come from the dictionary, abbreviations letter by letter, and others from eSpeak NG")
    func dictionary() async throws {
        let dictionary = PronouncingDictionary(
            path: PocketSphinxRecognizer.Options().models + "/cmudict-en-us.dict",
            espeak: Program(name: "espeak-ng", timeLimit: .seconds(20), outputLimit: 10_000, advice: "Install it.")
        )
        let entries = try await dictionary.entries(
            for: ["the", "nyc", "zorbles", "mokum"],
            spelling: ["nyc": "NYC", "mokum": "Mokum"]
        )
        let lines = entries.split(separator: "\n").map(String.init)
        #expect(lines.contains("the DH AH") && lines.contains("the(2) DH IY"))
        #expect(lines.contains("nyc EH N W AY S IY"))
        #expect(lines.contains("mokum M OW K AH M"))
        #expect(lines.contains { $0.hasPrefix("zorbles Z ") })
        #expect(
            lines.allSatisfy { Set($0.split(separator: " ").dropFirst().map(String.init)).isSubset(of: Phonemes.all) }
        )
    }

    @Test("a dictionary that is not there says where it was looked for")
    func missing() async {
        let dictionary = PronouncingDictionary(
            path: "/nowhere/dict",
            espeak: Program(name: "espeak-ng", timeLimit: .seconds(20), outputLimit: 10_000, advice: "")
        )
        await #expect {
            try await dictionary.entries(for: ["the"], spelling: [:])
        } throws: { error in
            "\(error)".contains("/nowhere/dict")
        }
    }
}
