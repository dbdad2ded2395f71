/// Ordinal numbers in digits and words.
enum OrdinalGrammar {
    static func read(_ reader: inout LexemeReader) -> Int? {
        digits(&reader) ?? reader.attempt { word(&$0) }
    }

    private static func digits(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            if let first = reader.peek(), first.isJoined, reader.peek(-1)?.kind == .word { return nil }
            guard let number = reader.digits(1...9), let ending = reader.peek(), ending.isJoined else { return nil }
            reader.position += 1
            if endings(reader.language).contains(ending.text) || NumberGrammar.ordinalEndings.contains(ending.text) {
                return number
            }
            guard reader.language == .german, ending.text == ".", let next = reader.peek(), next.kind == .word else {
                return nil
            }
            return next.isJoined || TemporalVocabulary.german.months[next.text] != nil ? nil : number
        }
    }

    private static func word(_ reader: inout LexemeReader) -> Int? {
        switch reader.language {
        case .english: break
        case .french:
            if let value = reader.takeValue(french) { return value }
        case .german:
            if let value = reader.takeWord(german) { return value }
        case .spanish:
            if let value = reader.takeValue(spanish) { return value }
        }
        if let value = reader.takeValue(english) { return value }
        guard let tens = reader.takeValue(englishTens) else { return nil }
        _ = reader.joined("-")
        guard let ones = reader.takeValue(english), (1...9).contains(ones) else { return nil }
        return tens + ones
    }

    /// `dritte`, `zwanzigster`, `letzten`.
    private static func german(_ word: String) -> Int? {
        for ending in ["er", "en", "em", "es", "e"] where word.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count))
            if let value = germanStems[stem] { return value }
            if stem.hasSuffix("st"), let value = GermanNumbers.below100(stem.dropLast(2)), value >= 20 { return value }
            if stem.hasSuffix("t"), let value = GermanNumbers.below100(stem.dropLast()), (4...19).contains(value) {
                return value
            }
        }
        return nil
    }

    private static func endings(_ language: EntityLanguage) -> Set<String> {
        switch language {
        case .english, .german: []
        case .french: ["er", "ere", "re", "e", "eme", "nd", "nde"]
        case .spanish: ["o", "a", "er"]
        }
    }

    private static let english = TemporalVocabulary.names(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """,
        from: 1
    )
    .merging(["thirtieth": 30, "hundredth": 100, "last": -1]) { first, _ in first }
    private static let englishTens = ["twenty": 20, "thirty": 30, "forty": 40, "fifty": 50]
    private static let french = TemporalVocabulary.names(
        """
        premier/premiere deuxieme/second/seconde troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme \
        onzieme douzieme treizieme quatorzieme quinzieme seizieme
        """,
        from: 1
    )
    .merging(["vingtieme": 20, "centieme": 100, "dernier": -1, "derniere": -1]) { first, _ in first }
    private static let spanish = TemporalVocabulary.names(
        """
        primero/primera/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta quinto/quinta sexto/sexta \
        septimo/septima octavo/octava noveno/novena decimo/decima undecimo/undecima duodecimo/duodecima
        """,
        from: 1
    )
    .merging(["vigesimo": 20, "vigesima": 20, "ultimo": -1, "ultima": -1]) { first, _ in first }
    private static let germanStems = ["erst": 1, "zweit": 2, "dritt": 3, "siebt": 7, "acht": 8, "letzt": -1]
}
