/// A piece of text as the grammars of numbers and dates see it: digits, letters, or one symbol.
struct Lexeme {
    enum Kind {
        case digits
        case word
        case symbol
        /// An accent that stands behind its letter, or nothing visible at all.
        case mark
    }

    /// What stands between two lexemes.
    enum Gap {
        case nothing
        /// A blank that keeps both on one line, such as those that part thousands.
        case narrow
        case wide
    }

    let kind: Kind
    /// Lower case, in plain letters and digits, without accents.
    var text: String
    let range: Range<String.Index>
    /// What stands between it and the one before.
    let gap: Gap

    /// Whether nothing, not even a blank, stands between it and the one before.
    var isJoined: Bool { gap == .nothing }

    /// How much of a text is looked at, which is more than anyone says to a bot.
    private static let maximumScalars = 4_096
    /// More than the longest number below a million in German has, as an ordinal.
    private static let maximumLength = 80

    /// The pieces of `text`: "5pm" gives two, and so does "21st".
    static func lexemes(of text: String) -> [Lexeme] {
        var result: [Lexeme] = []
        var pending = ""
        var kind = Kind.symbol
        var start = text.startIndex
        var gap = Gap.wide
        var left = maximumScalars
        let scalars = text.unicodeScalars
        var position = scalars.startIndex

        func end(at index: String.Index) {
            guard !pending.isEmpty else { return }
            result.append(Lexeme(kind: kind, text: pending, range: start..<index, gap: gap))
            pending = ""
            gap = .nothing
        }

        while position < scalars.endIndex, left > 0 {
            let scalar = scalars[position]
            let next = scalars.index(after: position)
            defer {
                position = next
                left -= 1
            }
            if scalar.properties.isWhitespace {
                end(at: position)
                gap = gap == .nothing && Self.isNarrow(scalar) ? .narrow : .wide
                continue
            }
            let plain = Self.plain(scalar)
            let own: Kind = plain.0
            if own == .mark { continue }
            // A run of digits or letters longer than any number or name of a month is cut into pieces, all useless.
            if own != kind || own == .symbol || pending.utf8.count >= maximumLength { end(at: position) }
            if pending.isEmpty { start = position }
            kind = own
            pending += plain.1
        }
        end(at: position)
        return result
    }

    private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xA0 || scalar.value == 0x202F || scalar.value == 0x2009
    }

    private static func plain(_ scalar: Unicode.Scalar) -> (Kind, String) {
        switch scalar.value {
        // Folding makes letters of the marks of ordinals, which also stand for degrees.
        case 0xAA, 0xBA: return (.symbol, String(scalar))
        case 0x2103: return (.word, "celsius")
        case 0x2109: return (.word, "fahrenheit")
        default: break
        }
        if Composition.isMark(scalar.value) { return (.mark, "") }
        switch Normalizer.fold(scalar) {
        case .nothing:
            return (.mark, "")
        case .several(let values):
            let letters = values.compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic)
            guard letters.count == values.count else { return (.symbol, "\u{FFFD}") }
            return (.word, String(String.UnicodeScalarView(letters)))
        case .one(let folded):
            let value = withoutAccent(folded)
            guard let folded = Unicode.Scalar(value) else { return (.symbol, "\u{FFFD}") }
            if value >= 0x30 && value <= 0x39 { return (.digits, String(folded)) }
            if folded.properties.isAlphabetic { return (.word, String(folded)) }
            switch value {
            case 0x2010...0x2015, 0x2212: return (.symbol, "-")
            // Few grammars ask for any other symbol, and comparing text outside ASCII is slow.
            case 0xB0, 0x20AC, 0xA3, 0xA5: return (.symbol, String(folded))
            default: return (.symbol, value < 0x80 ? String(folded) : "\u{FFFD}")
            }
        }
    }

    /// People leave accents out, and no two words of the grammars differ in nothing else.
    private static func withoutAccent(_ value: UInt32) -> UInt32 {
        switch value {
        case 0xE0...0xE5: 0x61
        case 0xE7: 0x63
        case 0xE8...0xEB: 0x65
        case 0xEC...0xEF: 0x69
        case 0xF1: 0x6E
        case 0xF2...0xF6: 0x6F
        case 0xF9...0xFC: 0x75
        default: value
        }
    }
}
