import Testing

@testable import Understanding

@Suite("Text becomes words")
struct TextTests {
    @Test(
        "spellings that mean the same give the same words",
        arguments: [
            ("Hello, World!", "hello world"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁne", "fine"),
            ("１２３", "123"), ("cafe\u{301}", "caf\u{E9}"), ("CAFÉ", "caf\u{E9}"), ("don’t", "don t"),
            ("so\u{AD}ft", "soft"), ("𝐁𝐨𝐥𝐝", "bold"), ("ΣΟΦΟΣ", "σοφοσ"), ("σοφός", "σοφόσ"), ("a_b-c", "a b c"),
            ("天気", "天 気"), ("ok👍", "ok 👍"), ("İstanbul", "istanbul"), ("e\u{323}\u{302}", "\u{1EC7}"),
            ("①②", "12"), ("㍿", "株 式 会 社"), ("ｶﾞ", "ガ"), ("か\u{3099}", "が"), ("ㄱ", "\u{1100}"),
            ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "한글"), ("ᏣᎳᎩ", "ᏣᎳᎩ"), ("ﷺ", "صلى الله عليه وسلم"),
            ("ΐ", "ΐ"), ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "unicode"), ("ﬀﬃ", "ffffi"), ("豈", "豈"), ("ǅ", "dž"), ("Ⅷ", "viii"), ("x²", "x2"),
            ("ẞ", "ss"), ("ПРИВЕТ", "привет"),
        ]
    )
    func normalised(text: String, words: String) {
        #expect(Tokenizer.words(in: text).text.unicodeScalars.elementsEqual(words.unicodeScalars))
    }

    @Test("each word knows where it stands in the text")
    func ranges() {
        let text = "Go — to  cafe\u{301}s, now!"
        #expect(
            Tokenizer.locatedWords(in: text).ranges.map { String(text[$0]) } == ["Go", "to", "cafe\u{301}s", "now"]
        )
    }

    @Test(
        "English words are reduced to their stems",
        arguments: [
            ("cities", "citi"), ("city", "citi"), ("running", "run"), ("telling", "tell"), ("boxes", "box"),
            ("classes", "class"), ("bus", "bus"), ("quickly", "quick"), ("delivered", "deliver"), ("close", "clos"),
            ("closed", "clos"), ("sing", "sing"), ("the", "the"), ("orders", "order"),
        ]
    )
    func stems(word: String, stem: String) {
        var scalars = word.unicodeScalars.map(\.value)
        EnglishStemmer().stem(&scalars)
        #expect(String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init))) == stem)
    }

    @Test(
        "words one slip apart are recognised as such",
        arguments: [
            ("pizza", "piza", true), ("pizza", "pizzza", true), ("pizza", "pixza", true), ("pizza", "pziza", true),
            ("pizza", "pizza", false), ("pizza", "pazzo", false), ("pizza", "pi", false), ("order", "odrre", false),
        ]
    )
    func edits(first: String, second: String, isOne: Bool) {
        let words = [first, second].map { $0.unicodeScalars.map(\.value)[...] }
        #expect(isOneEditApart(words[0], words[1]) == isOne)
        #expect(isOneEditApart(words[1], words[0]) == isOne)
    }
}
