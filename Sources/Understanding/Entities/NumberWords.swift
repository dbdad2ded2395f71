typealias Quantity = NumberGrammar.Quantity

/// Whole numbers and decimals in words of French, German and Spanish.
enum NumberWords {
    static func read(_ reader: inout LexemeReader) -> Quantity? {
        if reader.language == .english { return nil }
        return reader.attempt { dozens(&$0) } ?? reader.attempt { GermanNumbers.readHalves(&$0) }
            ?? reader.attempt { reader in
                guard let whole = cardinal(&reader) else { return nil }
                return finish(whole, &reader)
            }
    }

    /// A whole number and nothing behind it.
    static func cardinal(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            switch reader.language {
            case .english: NumberGrammar.cardinal(&reader)
            case .french: FrenchNumbers.read(&reader)
            case .german: GermanNumbers.read(&reader)
            case .spanish: SpanishNumbers.read(&reader)
            }
        }
    }

    // MARK: Dozens, halves and decimals

    /// `ein Dutzend`, `une demi-douzaine`: what an article counts.
    private static func dozens(_ reader: inout LexemeReader) -> Quantity? {
        if halfDozens.isTaken(&reader) { return Quantity(value: 6, whole: 6) }
        guard let article = reader.peek(), reader.language.articles.contains(article.text) else { return nil }
        reader.position += 1
        return reader.takeValue(dozenWords).map { Quantity(value: Double($0), whole: $0) }
    }

    /// Reads the decimals, the half or the dozen behind a whole number.
    private static func finish(_ whole: Int, _ reader: inout LexemeReader) -> Quantity {
        if halves(reader.language)?.isTaken(&reader) == true {
            return Quantity(value: Double(whole) + 0.5, whole: nil)
        }
        if let dozen = reader.takeValue(dozenWords) {
            let (product, overflow) = whole.multipliedReportingOverflow(by: dozen)
            return Quantity(value: Double(whole) * Double(dozen), whole: overflow ? nil : product)
        }
        guard let decimals = reader.attempt({ decimals(&$0) }), let value = Double("\(whole).\(decimals)") else {
            return Quantity(value: Double(whole), whole: whole)
        }
        return Quantity(value: value, whole: nil)
    }

    /// Digits one by one, "eins vier", or as one number, "quatorze".
    private static func decimals(_ reader: inout LexemeReader) -> String? {
        guard let next = reader.peek(), points(reader.language).contains(next.text) else { return nil }
        reader.position += 1
        var digits = ""
        while digits.utf8.count < 12, let number = reader.attempt({ below100(&$0) }) {
            digits += "\(number)"
            if number >= 10 { break }
        }
        return digits.isEmpty ? nil : digits
    }

    private static func below100(_ reader: inout LexemeReader) -> Int? {
        switch reader.language {
        case .english: nil
        case .french: FrenchNumbers.below100(&reader)
        case .german: reader.takeWord { GermanNumbers.below100($0[...]) }
        case .spanish: SpanishNumbers.below100(&reader)
        }
    }

    private static func points(_ language: EntityLanguage) -> [String] {
        switch language {
        case .english: []
        case .french: ["virgule"]
        case .german: ["komma"]
        case .spanish: ["coma", "punto"]
        }
    }

    private static func halves(_ language: EntityLanguage) -> LexemePhrases<Bool>? {
        switch language {
        case .english, .german: nil
        case .french: frenchHalves
        case .spanish: spanishHalves
        }
    }

    private static let frenchHalves = TemporalVocabulary.phrases("et demi|et demie")
    private static let spanishHalves = TemporalVocabulary.phrases("y medio|y media")

    private static let dozenWords = [
        "dutzend": 12, "douzaine": 12, "douzaines": 12, "docena": 12, "docenas": 12,
    ]
    private static let halfDozens = TemporalVocabulary.phrases(
        "ein halbes dutzend|une demi - douzaine|une demi douzaine|media docena"
    )

    // MARK: Scales

    /// Adds up words such as "zwei Millionen dreihundert": a number below a thousand before each scale.
    static func sum(
        _ reader: inout LexemeReader,
        scales: [String: Int],
        part: (inout LexemeReader) -> Int?
    ) -> Int? {
        var total = 0
        // What is below the next million: "dos mil" counts the millions of "dos mil millones".
        var group: Int?
        var last = Int.max
        while true {
            let start = reader.position
            // What goes together may be joined by hyphens.
            if group != nil || last < Int.max { _ = reader.joined("-") }
            let count = part(&reader)
            let end = reader.position
            if count != nil { _ = reader.joined("-") }
            if let scale = reader.takeValue(scales) {
                if scale == 1_000, group == nil, count ?? 1 < 1_000 {
                    group = (count ?? 1) * 1_000
                    continue
                }
                if scale > 1_000, scale < last, count ?? 0 < 1_000 || group == nil, let factor = added(group, count) {
                    let (product, isTooLarge) = factor.multipliedReportingOverflow(by: scale)
                    let (sum, overflow) = total.addingReportingOverflow(product)
                    if isTooLarge || overflow { return nil }
                    total = sum
                    group = nil
                    last = scale
                    continue
                }
            }
            let isPart = count.map { group == nil || $0 < 1_000 } ?? false
            reader.position = isPart ? end : start
            let rest = added(group, isPart ? count : nil)
            guard rest != nil || last < Int.max else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(rest ?? 0)
            return overflow ? nil : sum
        }
    }

    private static func added(_ first: Int?, _ second: Int?) -> Int? {
        first == nil && second == nil ? nil : (first ?? 0) + (second ?? 0)
    }
}
