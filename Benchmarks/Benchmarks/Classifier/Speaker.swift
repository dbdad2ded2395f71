import Understanding

/// Makes up phrases, the same on every run.
///
/// Each intent has a few words of its own; the others are shared by all, the first ones of the list far more often than
/// the last, as in any language.
struct Speaker {
    private static let shared = (0..<2_000).map(word)
    private static let ownWords = 12

    private var state: UInt64 = 0x5EED

    mutating func examples(intents: Int, phrases: Int) -> [IntentExamples] {
        (0..<intents).map { intent in
            var made: Set<String> = []
            while made.count < phrases { made.insert(phrase(of: intent)) }
            return IntentExamples("intent\(intent)", made.sorted().map { Phrase($0) })
        }
    }

    /// What users say: like the phrases, but none of them.
    mutating func utterances(count: Int, intents: Int) -> [String] {
        (0..<count).map { phrase(of: $0 % intents) + " " + Self.shared[below(Self.shared.count)] }
    }

    private mutating func phrase(of intent: Int) -> String {
        var words: [String] = []
        for place in 0..<(5 + below(5)) {
            if place % 3 == 1 {
                words.append(Self.word(Self.shared.count + intent * Self.ownWords + below(Self.ownWords)))
            } else {
                // The product of two draws favours small numbers.
                words.append(Self.shared[below(below(Self.shared.count) + 1)])
            }
        }
        return words.joined(separator: " ")
    }

    /// A word for each number: two syllables or more.
    private static func word(_ number: Int) -> String {
        let consonants = Array("bdfgklmnprstvz")
        let vowels = Array("aeiou")
        var result = ""
        var rest = number
        repeat {
            result.append(consonants[rest % consonants.count])
            rest /= consonants.count
            result.append(vowels[rest % vowels.count])
            rest /= vowels.count
        } while rest > 0 || result.count < 4
        return result
    }

    private mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
