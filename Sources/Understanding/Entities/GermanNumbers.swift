/// German numbers in words: `einundzwanzig`, `zweihundertfünfzigtausend`, `zwei Millionen`, `zweieinhalb`.
enum GermanNumbers {
    static func read(_ reader: inout LexemeReader) -> Int? {
        let isArticle = reader.peek().map { EntityLanguage.german.articles.contains($0.text) } ?? false
        let start = reader.position
        let value = NumberWords.sum(&reader, scales: scales) { reader in reader.takeWord(below1000000) }
        // Alone, "ein" is an article.
        return isArticle && reader.position == start + 1 ? nil : value
    }

    /// `anderthalb`, `eineinhalb`, `zweieinhalb`.
    static func readHalves(_ reader: inout LexemeReader) -> Quantity? {
        guard reader.language == .german else { return nil }
        return reader.takeWord { word -> Quantity? in
            if word == "anderthalb" { return Quantity(value: 1.5, whole: nil) }
            guard word.hasSuffix("einhalb"), let whole = below100(word.dropLast(7)) else { return nil }
            return Quantity(value: Double(whole) + 0.5, whole: nil)
        }
    }

    static func below1000000(_ word: String) -> Int? {
        guard word.utf8.count > 2 else { return nil }
        guard let (left, behind) = parts(of: word[...], around: "tausend") else { return below1000(word[...]) }
        let right = withoutAnd(behind)
        guard let count = left.isEmpty ? 1 : below1000(left), let rest = right.isEmpty ? 0 : below1000(right) else {
            return nil
        }
        return count * 1_000 + rest
    }

    private static func below1000(_ word: Substring) -> Int? {
        guard let (left, behind) = parts(of: word, around: "hundert") else { return below100(word) }
        let right = withoutAnd(behind)
        guard let count = left.isEmpty ? 1 : below100(left), count < 20,
            let rest = right.isEmpty ? 0 : below100(right)
        else { return nil }
        return count * 100 + rest
    }

    static func below100(_ word: Substring) -> Int? {
        if let value = small[String(word)] { return value }
        guard let (left, right) = parts(of: word, around: "und"), let ones = small[String(left)], ones > 0, ones < 10,
            let tens = small[String(right)], tens >= 20
        else { return nil }
        return tens + ones
    }

    /// What stands before and behind the first `middle`, compared by octets, which is far quicker than by characters.
    private static func parts(of word: Substring, around middle: String) -> (Substring, Substring)? {
        let octets = word.utf8
        var position = octets.startIndex
        while position < octets.endIndex {
            let rest = octets[position...]
            if rest.starts(with: middle.utf8) {
                return (word[..<position], Substring(rest.dropFirst(middle.utf8.count)))
            }
            position = octets.index(after: position)
        }
        return nil
    }

    private static func withoutAnd(_ word: Substring) -> Substring { word.hasPrefix("und") ? word.dropFirst(3) : word }

    private static let scales = [
        "tausend": 1_000, "million": 1_000_000, "millionen": 1_000_000, "milliarde": 1_000_000_000,
        "milliarden": 1_000_000_000, "billion": 1_000_000_000_000, "billionen": 1_000_000_000_000,
    ]
    /// What may follow digits.
    static let digitScales = scales.merging(["mio": 1_000_000, "mrd": 1_000_000_000, "dutzend": 12]) { first, _ in
        first
    }
    static let small = [
        "null": 0, "ein": 1, "eins": 1, "eine": 1, "einer": 1, "einem": 1, "einen": 1, "zwei": 2, "zwo": 2, "drei": 3,
        "vier": 4, "funf": 5, "fuenf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
        "zwolf": 12, "zwoelf": 12, "dreizehn": 13, "vierzehn": 14, "funfzehn": 15, "fuenfzehn": 15, "sechzehn": 16,
        "siebzehn": 17, "achtzehn": 18, "neunzehn": 19, "zwanzig": 20, "dreissig": 30, "vierzig": 40, "funfzig": 50,
        "fuenfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80, "neunzig": 90,
    ]
}
