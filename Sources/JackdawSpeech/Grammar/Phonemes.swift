/// The sounds of English as the CMU Pronouncing Dictionary writes them (ARPAbet without stress), which the acoustic model
/// knows.
enum Phonemes {
    /// All of them but silence.
    static let all = [
        "AA", "AE", "AH", "AO", "AW", "AY", "B", "CH", "D", "DH", "EH", "ER", "EY", "F", "G", "HH", "IH", "IY", "JH",
        "K", "L", "M", "N", "NG", "OW", "OY", "P", "R", "S", "SH", "T", "TH", "UH", "UW", "V", "W", "Y", "Z", "ZH",
    ]

    /// The sounds that eSpeak NG writes (its mnemonics for English), as ARPAbet.
    ///
    /// - Parameter mnemonics: What `espeak-ng -q -x --sep=,` prints for one word.
    /// - Returns: The sounds; what is not among them, such as marks of stress and pauses, is left out.
    static func arpabet(espeak mnemonics: some StringProtocol) -> [String] {
        mnemonics.split { $0 == "," || $0.isWhitespace || $0 == "_" || $0 == "|" }.flatMap { part in
            let name = part.drop { "'%=-".contains($0) }
            return espeak[String(name)] ?? espeak[String(name.filter { $0.isLetter || $0 == "@" })] ?? []
        }
    }

    private static let espeak: [String: [String]] = [
        // Vowels
        "a": ["AE"], "aa": ["AE"], "a#": ["AH"], "A": ["AA"], "A:": ["AA"], "0": ["AA"], "0#": ["AA"], "E": ["EH"],
        "E#": ["EH"], "e": ["EH"], "@": ["AH"], "@2": ["AH"], "@5": ["AH"], "V": ["AH"], "I": ["IH"], "I2": ["IH"],
        "I#": ["IH"], "i": ["IY"], "i:": ["IY"], "u": ["UW"], "u:": ["UW"], "U": ["UH"], "O": ["AO"], "O:": ["AO"],
        "O2": ["AO"], "o": ["OW"], "3": ["ER"], "3:": ["ER"], "y": ["UW"], "Y": ["UW"],
        // Diphthongs
        "eI": ["EY"], "aI": ["AY"], "OI": ["OY"], "aU": ["AW"], "oU": ["OW"], "@U": ["OW"],
        // Vowels before an r, which Americans say
        "A@": ["AA", "R"], "O@": ["AO", "R"], "o@": ["AO", "R"], "e@": ["EH", "R"], "i@": ["IY", "AH"],
        "i@3": ["IH", "R"], "I@": ["IH", "R"], "U@": ["UH", "R"], "aI@": ["AY", "AH"], "aI3": ["AY", "ER"],
        "aU@": ["AW", "ER"],
        // Syllables without a vowel
        "@L": ["AH", "L"], "@l": ["AH", "L"], "n-": ["AH", "N"], "m-": ["AH", "M"], "r-": ["R"],
        // Consonants
        "p": ["P"], "b": ["B"], "t": ["T"], "t#": ["D"], "t2": ["T"], "d": ["D"], "k": ["K"], "g": ["G"], "f": ["F"],
        "v": ["V"], "T": ["TH"], "D": ["DH"], "s": ["S"], "z": ["Z"], "S": ["SH"], "Z": ["ZH"], "h": ["HH"], "x": ["K"],
        "tS": ["CH"], "dZ": ["JH"], "m": ["M"], "n": ["N"], "N": ["NG"], "l": ["L"], "l#": ["L"], "r": ["R"],
        "w": ["W"], "j": ["Y"],
    ]
}
