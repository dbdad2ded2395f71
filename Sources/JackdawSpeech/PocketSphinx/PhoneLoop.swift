/// Any sounds in any order, all as likely: what a recording sounds like to somebody who expects nothing.
///
/// It is the garbage model that what was heard is held against.
enum PhoneLoop {
    /// The dictionary: a word for each sound.
    static let dictionary = Phonemes.all.map { "\(word(for: $0)) \($0)\n" }.joined()

    /// The language model in the ARPA format.
    static let languageModel: String = {
        // Base 10 logarithms: the end of the recording has a tenth of the probability, the sounds share the rest.
        let probability = -1.6368
        let sounds = Phonemes.all.map { "\(probability) \(word(for: $0))\n" }.joined()
        return "\\data\\\nngram 1=\(Phonemes.all.count + 2)\n\n\\1-grams:\n\(sounds)-1 </s>\n-99 <s>\n\n\\end\\\n"
    }()

    /// The sound of a word of this dictionary.
    static func sound(of word: String) -> String { word.dropFirst().uppercased() }

    private static func word(for sound: String) -> String { "_" + sound.lowercased() }
}
