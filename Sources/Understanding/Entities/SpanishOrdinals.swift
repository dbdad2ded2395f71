/// Spanish words for places in a row.
enum SpanishOrdinals {
    /// `tercera`, `decimotercero`, `vigésimo primero`, `última`.
    static func read(_ reader: inout LexemeReader) -> Int? {
        guard let first = reader.takeWord(value) else { return nil }
        var total = first
        var last = first
        // What follows is smaller by a digit: "centésimo vigésimo tercero".
        while last >= 10, last % 10 == 0, let next = reader.attempt({ smaller(&$0, than: last) }) {
            total += next
            last = next
        }
        return total
    }

    private static func smaller(_ reader: inout LexemeReader, than last: Int) -> Int? {
        guard let value = reader.takeWord(value), value > 0, value < (last >= 100 ? 100 : 10) else { return nil }
        return value
    }

    private static func value(_ word: String) -> Int? {
        if word == "primer" || word == "tercer" { return stems[word] }
        let isPlural = word.hasSuffix("s")
        let singular = isPlural ? word.dropLast() : word[...]
        guard singular.hasSuffix("o") || singular.hasSuffix("a") else { return nil }
        let stem = String(singular.dropLast())
        // Seconds and quarters are no places in a row.
        if let value = stems[stem] { return isPlural && (value == 2 || value == 4) ? nil : value }
        for (prefix, tens) in tens where stem.hasPrefix(prefix) {
            if let units = stems[String(stem.dropFirst(prefix.utf8.count))], (1...9).contains(units) {
                return tens + units
            }
        }
        return nil
    }

    private static let tens = [
        ("decimo", 10), ("vigesimo", 20), ("trigesimo", 30), ("cuadragesimo", 40), ("quincuagesimo", 50),
    ]
    /// Without their last letter, which says the gender.
    private static let stems = [
        "primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6, "septim": 7, "octav": 8, "noven": 9,
        "decim": 10, "undecim": 11, "duodecim": 12, "vigesim": 20, "trigesim": 30, "cuadragesim": 40,
        "quincuagesim": 50, "sexagesim": 60, "septuagesim": 70, "octogesim": 80, "nonagesim": 90, "centesim": 100,
        "milesim": 1_000, "ultim": -1,
    ]
}
