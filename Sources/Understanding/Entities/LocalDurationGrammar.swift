/// Lengths of time in French, German and Spanish, in seconds.
struct LocalDurationGrammar {
    let words: TemporalVocabulary

    func read(_ reader: inout LexemeReader) -> Double? {
        reader.attempt { reader in
            guard var (total, unit) = part(&reader) else { return nil }
            while let (more, smaller) = following(&reader, below: unit) {
                total += more
                unit = smaller
            }
            return total < 1e12 ? total : nil
        }
    }

    private func following(_ reader: inout LexemeReader, below unit: Double) -> (Double, Double)? {
        reader.attempt { reader in
            if unit > 1, let share = words.more.take(&reader) { return (unit * share, 0) }
            if unit == 3_600, let minutes = reader.attempt({ minutes(&$0) }) { return (minutes * 60, 60) }
            _ = reader.take(anyOf: words.and) || reader.take(",")
            guard let next = part(&reader), next.1 < unit else { return nil }
            return next
        }
    }

    /// The 30 of "1h30", and of "1 h 30" where nothing follows that it could count.
    private func minutes(_ reader: inout LexemeReader) -> Double? {
        guard reader.peek(-1)?.text == "h", let first = reader.peek(), let minutes = reader.digits(2...2), minutes < 60
        else { return nil }
        guard let next = reader.peek(), next.kind != .symbol else { return Double(minutes) }
        return first.isJoined && !next.isJoined && words.units[next.text] == nil ? Double(minutes) : nil
    }

    /// A number and a unit, and how long the unit is.
    private func part(_ reader: inout LexemeReader) -> (Double, Double)? {
        if let seconds = words.fixedSpans.take(&reader) { return (seconds, 1_800) }
        return reader.attempt { reader in
            guard let count = count(&reader), count >= 0, let unit = unit(&reader) else { return nil }
            let seconds: Double
            switch unit {
            case .seconds(let length): seconds = length
            case .days(let days): seconds = Double(days) * 86_400
            case .months: return nil
            }
            return (count * seconds, seconds)
        }
    }

    /// How many: a number, or an article for one.
    func count(_ reader: inout LexemeReader) -> Double? {
        if let number = NumberGrammar.read(&reader) { return number.value }
        guard let next = reader.peek(), reader.language.articles.contains(next.text) else { return nil }
        reader.position += 1
        return 1
    }

    func unit(_ reader: inout LexemeReader) -> TemporalVocabulary.Unit? {
        guard let next = reader.peek(), let unit = words.units[next.text] else { return nil }
        reader.position += 1
        if next.text.utf8.count <= 3, reader.peek()?.text == ".", reader.peek()?.isJoined == true,
            reader.peek(1)?.isJoined != true, ["std", "sek", "min", "seg", "sec"].contains(next.text)
        {
            reader.position += 1
        }
        return unit
    }
}
