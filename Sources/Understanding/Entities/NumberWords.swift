typealias Quantity = NumberGrammar.Quantity

/// Whole numbers and decimals in words of French, German and Spanish.
enum NumberWords {
    static func read(_ reader: inout LexemeReader) -> Quantity? {
        switch reader.language {
        case .english: nil
        case .french: reader.attempt { finish(FrenchNumbers.read(&$0), ["virgule"], [["et", "demi"]], &$0) }
        case .german:
            reader.attempt { GermanNumbers.readHalves(&$0) ?? finish(GermanNumbers.read(&$0), ["komma"], [], &$0) }
        case .spanish:
            reader.attempt { finish(SpanishNumbers.read(&$0), ["coma", "punto"], [["y", "medio"]], &$0) }
        }
    }

    /// Reads the decimals or the half behind a whole number.
    private static func finish(
        _ whole: Int?,
        _ points: Set<String>,
        _ halves: [[String]],
        _ reader: inout LexemeReader
    ) -> Quantity? {
        guard let whole else { return nil }
        if halves.contains(where: { reader.take(phrase: $0) }) {
            return Quantity(value: Double(whole) + 0.5, whole: nil)
        }
        let fraction = reader.attempt { reader -> Double? in
            guard let next = reader.peek(), points.contains(next.text) else { return nil }
            reader.position += 1
            var value = 0.0
            var place = 0.1
            while place > 1e-12, let digit = digit(&reader) {
                value += Double(digit) * place
                place /= 10
            }
            return place == 0.1 ? nil : value
        }
        guard let fraction else { return Quantity(value: Double(whole), whole: whole) }
        return Quantity(value: Double(whole) + fraction, whole: nil)
    }

    private static func digit(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            let value: Int? =
                switch reader.language {
                case .english: nil
                case .french: reader.takeValue(FrenchNumbers.small)
                case .german: reader.takeWord { GermanNumbers.below100($0[...]) }
                case .spanish: reader.takeValue(SpanishNumbers.small)
                }
            return value.flatMap { $0 < 10 ? $0 : nil }
        }
    }

    /// Adds up words such as "zwei Millionen dreihundert": a number below a thousand before each scale.
    static func sum(
        _ reader: inout LexemeReader,
        scales: [String: Int],
        part: (inout LexemeReader) -> Int?
    ) -> Int? {
        var total = 0
        var last = Int.max
        var isAny = false
        while true {
            let start = reader.position
            // What goes together may be joined by hyphens.
            if isAny { _ = reader.joined("-") }
            let count = part(&reader)
            if let name = reader.peek(), let scale = scales[name.text], scale < last, count != nil || scale == 1_000 {
                let (product, overflow) = (count ?? 1).multipliedReportingOverflow(by: scale)
                if overflow { return nil }
                reader.position += 1
                total += product
                last = scale
                isAny = true
                // "un million de", "dos mil millones" go on; a bare count ends the number.
                continue
            }
            if let count, count < last {
                total += count
                isAny = true
            } else {
                reader.position = start
            }
            return isAny ? total : nil
        }
    }
}
