/// Days in French, German and Spanish.
struct LocalDayGrammar {
    let today: CivilDate
    let words: TemporalVocabulary

    func read(_ reader: inout LexemeReader) -> CivilDate? {
        reader.attempt { reader in
            while let next = reader.peek(), words.articles.contains(next.text) { reader.position += 1 }
            return reader.attempt { named(&$0) } ?? reader.attempt { weekdayOrUnit(&$0) }
                ?? reader.attempt { dayOfMonth(&$0) }
        }
    }

    private func named(_ reader: inout LexemeReader) -> CivilDate? {
        for day in words.relativeDays where reader.take(phrase: day.phrase) {
            return CivilDate(days: today.days + day.offset)
        }
        return nil
    }

    private func weekdayOrUnit(_ reader: inout LexemeReader) -> CivilDate? {
        var isNext = take(words.nextBefore, &reader)
        var isLast = take(words.lastBefore, &reader)
        let isThis = take(words.thisBefore, &reader)
        guard let name = reader.peek() else { return nil }
        reader.position += 1
        if let weekday = words.weekdays[name.text] {
            // "Vendredi 22 mai": the date says more than the day of the week.
            if let date = reader.attempt({ reader -> CivilDate? in
                _ = reader.take(",")
                while let next = reader.peek(), words.articles.contains(next.text) { reader.position += 1 }
                return dayOfMonth(&reader)
            }) {
                return date
            }
            if !isNext { isNext = take(words.nextAfter, &reader) }
            if !isNext, !isLast { isLast = take(words.lastAfter, &reader) }
            let ahead = (weekday - today.weekday + 7) % 7
            if isLast { return CivilDate(days: today.days + (ahead == 0 ? -7 : ahead - 7)) }
            return CivilDate(days: today.days + (ahead == 0 && !isThis ? 7 : ahead))
        }
        guard let unit = words.units[name.text] else { return nil }
        if !isNext { isNext = take(words.nextAfter, &reader) }
        if !isNext, !isLast { isLast = take(words.lastAfter, &reader) }
        guard isNext != isLast else { return nil }
        return shifted(unit, by: isNext ? 1 : -1)
    }

    /// So many days, weeks, months or years from today; nil for hours and shorter.
    func shifted(_ unit: TemporalVocabulary.Unit, by count: Int) -> CivilDate? {
        switch unit {
        case .seconds: nil
        case .days(let days): CivilDate(days: today.days + days * count)
        case .months(let months): today.adding(months: months * count)
        }
    }

    /// `3 mai 2027`, `3. Mai`, `3 de mayo del 2027`, `dritter Mai`.
    private func dayOfMonth(_ reader: inout LexemeReader) -> CivilDate? {
        if reader.language == .german, let date = reader.attempt({ germanDigits(&$0) }) { return date }
        guard let day = day(&reader) else { return nil }
        _ = reader.take(anyOf: words.joiners)
        guard let name = reader.peek(), let month = words.months[name.text] else { return nil }
        reader.position += 1
        if name.text.utf8.count <= 4 { _ = reader.joined(".") }
        let year = reader.attempt { reader -> Int? in
            _ = reader.take(anyOf: words.joiners) || reader.take(",")
            return reader.digits(4...4)
        }
        return today.next(day: day, month: month, year: year)
    }

    /// `3.5.`, which without a year ends in a full stop.
    private func germanDigits(_ reader: inout LexemeReader) -> CivilDate? {
        guard let day = reader.digits(1...2), reader.joined("."), let month = reader.digits(1...2, joined: true),
            reader.joined("."), reader.peek().map({ !$0.isJoined || $0.kind != .digits }) ?? true
        else { return nil }
        return today.next(day: day, month: month, year: nil)
    }

    private func day(_ reader: inout LexemeReader) -> Int? {
        if let name = reader.peek(), let day = words.dayOrdinals[name.text] {
            reader.position += 1
            return day
        }
        if let day = reader.digits(1...2) {
            if let ending = reader.peek(), ending.isJoined, ["er", "o", "e"].contains(ending.text) {
                reader.position += 1
            }
            return day
        }
        return reader.attempt { NumberWords.read(&$0)?.whole }.flatMap { (1...31).contains($0) ? $0 : nil }
    }

    private func take(_ phrases: [[String]], _ reader: inout LexemeReader) -> Bool {
        phrases.contains { reader.take(phrase: $0) }
    }
}
