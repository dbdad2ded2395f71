/// Lengths of time in English, in abbreviations, and as ISO 8601 writes them; all in seconds.
enum DurationGrammar {
    private static let units: [String: Double] = [
        "ms": 0.001, "millisecond": 0.001, "milliseconds": 0.001,
        "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
        "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
        "h": 3_600, "hr": 3_600, "hrs": 3_600, "hour": 3_600, "hours": 3_600,
        "d": 86_400, "day": 86_400, "days": 86_400,
        "w": 604_800, "wk": 604_800, "wks": 604_800, "week": 604_800, "weeks": 604_800, "fortnight": 1_209_600,
    ]
    /// Longer ones are mistakes, and would not fit.
    private static let longest = 1e12

    static func read(_ reader: inout LexemeReader) -> Double? {
        reader.attempt { reader in
            if let iso = iso8601(&reader) { return iso }
            if let words = TemporalVocabulary.of(reader.language),
                let local = LocalDurationGrammar(words: words).read(&reader)
            {
                return local
            }
            guard var (total, unit) = part(&reader) else { return nil }
            while let (more, smaller) = following(&reader, below: unit) {
                total += more
                unit = smaller
            }
            return abs(total) < longest ? total : nil
        }
    }

    /// Another part with a smaller unit: "and 20 minutes", ", 5 seconds", "and a half", or the 30 of "1h30".
    private static func following(_ reader: inout LexemeReader, below unit: Double) -> (Double, Double)? {
        reader.attempt { reader in
            if unit > 1, reader.takeAll("and", "a", "half") { return (unit / 2, 0) }
            if unit > 1, reader.takeAll("and", "a", "quarter") { return (unit / 4, 0) }
            if unit == 3_600, reader.peek()?.isJoined == true, reader.peek()?.kind == .digits,
                reader.peek(1)?.isJoined != true || reader.peek(1)?.kind == .symbol,
                let minutes = reader.digits(2...2), minutes < 60
            {
                return (Double(minutes) * 60, 60)
            }
            // The 30 of "1h30m15s" stands between letters, which would make a name of any other number.
            if let next = reader.peek(), next.isJoined, reader.peek(-1)?.kind == .word, let count = reader.digits(1...6)
            {
                guard let smaller = self.unit(&reader), smaller < unit else { return nil }
                return (Double(count) * smaller, smaller)
            }
            if !reader.take("and"), reader.take(",") { _ = reader.take("and") }
            guard let next = part(&reader), next.1 < unit else { return nil }
            return next
        }
    }

    private static func part(_ reader: inout LexemeReader) -> (Double, Double)? {
        reader.attempt { reader in
            if let share = shares.take(&reader) { return unit(&reader).map { ($0 * share, $0) } }
            if reader.takeAll("a", "couple", "of") || reader.takeAll("a", "couple") {
                return unit(&reader).map { ($0 * 2, $0) }
            }
            if reader.peek()?.text == "a" || reader.peek()?.text == "an" {
                let start = reader.position
                reader.position += 1
                if let unit = unit(&reader), reader.lexemes[reader.position - 1].text.count > 2 { return (unit, unit) }
                reader.position = start
            }
            guard let number = NumberGrammar.read(&reader), number.value >= 0 else { return nil }
            if reader.peek()?.text == "-" { reader.position += 1 }
            return unit(&reader).map { (number.value * $0, $0) }
        }
    }

    /// Parts of one unit.
    private static let shares = TemporalVocabulary.phrases([
        "half an|half a|half|half -|a half|a half -": 0.5,
        "quarter of an|a quarter of an|a quarter|a quarter -|quarter -": 0.25,
        "three quarters of an|three - quarters of an": 0.75,
    ])

    private static func unit(_ reader: inout LexemeReader) -> Double? {
        guard let next = reader.peek(), let unit = units[next.text] else { return nil }
        reader.position += 1
        return unit
    }

    /// `PT1H30M`, `P2D`, `P1W`.
    private static func iso8601(_ reader: inout LexemeReader) -> Double? {
        reader.attempt { reader in
            guard let head = reader.peek(), head.text == "p" || head.text == "pt", reader.peek(1)?.isJoined == true
            else {
                return nil
            }
            reader.position += 1
            var isTime = head.text == "pt"
            var total = 0.0
            var count = 0
            while let amount = reader.digits(1...9, joined: true) {
                guard let letter = reader.peek()?.text, reader.peek()?.isJoined == true else { return nil }
                reader.position += 1
                let seconds: Double? =
                    switch (letter, isTime) {
                    case ("w", false): 604_800
                    case ("d", false), ("dt", false): 86_400
                    case ("h", true): 3_600
                    case ("m", true): 60
                    case ("s", true): 1
                    default: nil
                    }
                guard let seconds else { return nil }
                // The T that begins the time is read in one go with the letter before it.
                if letter == "dt" { isTime = true }
                total += Double(amount) * seconds
                count += 1
            }
            return count > 0 ? total : nil
        }
    }
}
