/// English words for places in a row.
enum EnglishOrdinals {
    /// Those that make no number with others, or need no article before them.
    static let alone = ["last": -1, "hundredth": 100, "thousandth": 1_000]

    /// The cardinal of an ordinal: "twenty" of "twentieth".
    static func cardinal(_ word: String) -> String? {
        if let irregular = irregular[word] { return irregular }
        guard word.hasSuffix("th") else { return nil }
        let stem = word.hasSuffix("ieth") ? String(word.dropLast(4)) + "y" : String(word.dropLast(2))
        return isNumber(stem) ? stem : nil
    }

    static func isPart(_ word: String) -> Bool { word == "-" || word == "and" || word == "a" || isNumber(word) }

    private static func isNumber(_ word: String) -> Bool {
        NumberGrammar.small[word] != nil || word == "hundred" || NumberGrammar.scales[word] != nil
    }

    private static let irregular = [
        "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine",
        "twelfth": "twelve",
    ]
}
