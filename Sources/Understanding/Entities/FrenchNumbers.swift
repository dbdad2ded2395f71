/// French numbers in words: `vingt et un`, `quatre-vingt-dix-sept`, `deux cent mille`, and `septante` as in Belgium.
enum FrenchNumbers {
    static func read(_ reader: inout LexemeReader) -> Int? {
        // Alone, "un" is an article.
        let isArticle = reader.peek().map { EntityLanguage.french.articles.contains($0.text) } ?? false
        let start = reader.position
        let value = NumberWords.sum(&reader, scales: scales, part: below1000)
        return isArticle && reader.position == start + 1 ? nil : value
    }

    private static func below1000(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            let hundreds = reader.attempt { reader -> Int? in
                let count = reader.takeValue(small)
                if count != nil { _ = reader.joined("-") }
                guard count.map({ (2...9).contains($0) }) ?? true, reader.take("cent", "cents") else { return nil }
                return (count ?? 1) * 100
            }
            if hundreds != nil { _ = reader.joined("-") }
            let rest = reader.attempt { below100(&$0) }
            guard hundreds != nil || rest != nil else { return nil }
            return (hundreds ?? 0) + (rest ?? 0)
        }
    }

    static func below100(_ reader: inout LexemeReader) -> Int? {
        var tens = 0
        if reader.takeAll("quatre", "-", "vingt") || reader.takeAll("quatre", "-", "vingts")
            || reader.takeAll("quatre", "vingt") || reader.takeAll("quatre", "vingts")
        {
            tens = 80
        } else if let value = reader.takeValue(Self.tens) {
            tens = value
        } else if let value = reader.takeValue(small) {
            // dix-sept
            guard value == 10 else { return value }
            return value + (reader.attempt { unit(&$0, in: 7...9) } ?? 0)
        } else {
            return nil
        }
        // Only soixante and quatre-vingt go on counting up to nineteen.
        let most = tens == 60 || tens == 80 ? 19 : 9
        return tens + (reader.attempt { unit(&$0, in: 1...most) } ?? 0)
    }

    private static func unit(_ reader: inout LexemeReader, in range: ClosedRange<Int>) -> Int? {
        _ = reader.joined("-")
        let isAdded = reader.take("et")
        if isAdded { _ = reader.joined("-") }
        guard let value = reader.takeValue(small), range.contains(value), !isAdded || value == 1 || value == 11 else {
            return nil
        }
        guard value == 10, range.upperBound > 10 else { return value }
        return value + (reader.attempt { unit(&$0, in: 7...9) } ?? 0)
    }

    static let scales = [
        "mille": 1_000, "million": 1_000_000, "millions": 1_000_000, "milliard": 1_000_000_000,
        "milliards": 1_000_000_000, "billion": 1_000_000_000_000, "billions": 1_000_000_000_000,
    ]
    /// What may follow digits.
    static let digitScales = scales.merging(["douzaine": 12, "douzaines": 12]) { first, _ in first }
    static let tens = [
        "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
        "octante": 80, "nonante": 90,
    ]
    static let small = [
        "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
        "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    ]
}
