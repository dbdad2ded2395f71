import Understanding

/// Texts that are hard on recognisers, and mixtures of the words that their grammars know.
enum EntityFuzz {
    /// What each text repeats.
    static let patterns: [(name: String, unit: String)] = [
        ("digits", "9"), ("groups", "1,"), ("dotted groups", "123."), ("blank groups", "123 "),
        ("one hundred and", "one hundred and "), ("one million", "one million "), ("einhundert", "einhundert"),
        ("hunderttausend", "hunderttausend "), ("quatre-vingt-", "quatre-vingt-"), ("cent ", "cent "),
        ("treinta y ", "treinta y "), ("mil millones ", "mil millones "), ("next ", "next "), ("le ", "le "),
        ("the day after ", "the day after "), ("am ", "am "), ("1:1:1:", "1:1:1:"), ("1.1.", "1.1."),
        ("half past", "half past "), ("viertel vor halb ", "viertel vor halb "), ("1h", "1h"), ("a@", "a@"),
        ("a.a@a.a", "a.a@a.a."), ("http://", "http://"), ("www.a.", "www.a."), ("http://a.a/(", "http://a.a/("),
        ("(0)", "+(0)"), ("phone marks", "1-("), ("$", "$-"), ("marks", "e\u{301}\u{302}\u{303}"),
        ("a letter with marks", "\u{301}"), ("emoji", "👩‍👩‍👧‍👦"), ("chained emoji", "👩\u{200D}"), ("blanks", " "),
        ("narrow blanks", "1\u{202F}"),
        ("apostrophes", "l'"), ("hyphens", "-"), ("ª and º", "1.º"), ("no letters", "\u{0}\u{1}"),
    ]

    /// A text of about so many octets.
    static func text(_ unit: String, octets: Int) -> String {
        String(repeating: unit, count: max(1, octets / unit.utf8.count))
    }

    /// Words and marks of the grammars in no order, the same for the same seed.
    static func mixture(octets: Int, seed: UInt64) -> String {
        var generator = Generator(state: seed)
        var text = ""
        while text.utf8.count < octets {
            text += words[Int(generator.next() % UInt64(words.count))]
            text += glue[Int(generator.next() % UInt64(glue.count))]
        }
        return text
    }

    private static let glue = [" ", " ", " ", " ", "", "-", ", ", ". ", "\u{202F}", "'", ":", "/"]
    private static let words: [String] = """
        0 1 2 5 7 12 17 23 30 31 45 59 99 100 007 1234 2026 9999999 . , : / - + % $ € £ ° º ª @ ( ) ' w
        one two twenty hundred thousand million dozen and a an half quarter point of an third first second last twentieth
        today tomorrow yesterday the day after before next last this in ago from now monday friday weekend may june at on
        o'clock am pm noon midnight morning evening night past to week end month year years hours hour minutes percent
        degrees below zero celsius fahrenheit dollars cents euros pounds usd http:// www. a.b x@y.z
        un une deux vingt et soixante dix quatre vingts cent mille virgule demi demie heures h quart moins le premier
        deuxième dernier demain après hier il y dans lundi prochain qui vient semaine fin du mois mai janvier à midi du
        soir matin l'année douzaine pour degrés sous zéro centimes francs suisses
        ein eine zwei einundzwanzig hundert tausend millionen komma anderthalb dutzend erste zwanzigsten letzten heute
        morgen übermorgen gestern am den freitag freitagabend nächste woche kw ende des monats mai uhr halb viertel vor
        nach dreiviertel um abends stunde stunden minuten prozent grad unter null cent franken
        uno dos veintiún treinta y ciento mil millones coma medio media docena primero décimo último hoy mañana pasado
        ayer el la las de del viernes que viene próximo fin semana mes mayo mediodía tarde noche horas cuarto menos por
        ciento grados bajo cero dólares con céntimos hace dentro anoche
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    /// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
