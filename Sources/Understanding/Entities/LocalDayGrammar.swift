/// Days in French, German and Spanish.
struct LocalDayGrammar {
    let words: TemporalVocabulary
    /// For days in digits.
    let digits: DayGrammar

    private var today: CivilDate { digits.today }

    func read(_ reader: inout LexemeReader) -> CivilDate? {
        reader.attempt { reader in
            reader.skip(anyOf: words.articles)
            return reader.attempt { named(&$0) } ?? reader.attempt { WeekGrammar.end(&$0, words.ends, today) }
                ?? reader.attempt { WeekGrammar.week(&$0, words.weeks, today) }
                ?? reader.attempt { weekdayOrUnit(&$0) } ?? reader.attempt { dayOfMonth(&$0) }
        }
    }

    private func named(_ reader: inout LexemeReader) -> CivilDate? {
        // With an article "mañana" is the morning.
        if reader.language == .spanish, reader.peek(-1)?.text == "la" { return nil }
        return words.relativeDays.take(&reader).map { CivilDate(days: today.days + $0) }
    }

    private func weekdayOrUnit(_ reader: inout LexemeReader) -> CivilDate? {
        let step = words.nextButOneBefore.isTaken(&reader) ? 2 : words.lastButOneBefore.isTaken(&reader) ? -2 : 0
        var isNext = words.nextBefore.isTaken(&reader) || step > 0
        var isLast = words.lastBefore.isTaken(&reader) || step < 0
        let isThis = words.thisBefore.isTaken(&reader)
        if words.weekend.isTaken(&reader) {
            if !isNext { isNext = words.nextAfter.isTaken(&reader) }
            if !isNext, !isLast { isLast = words.lastAfter.isTaken(&reader) }
            return today.weekend(step != 0 ? step : isNext ? 1 : isLast ? -1 : 0)
        }
        guard let name = reader.peek() else { return nil }
        reader.position += 1
        if let weekday = words.weekdays[name.text] {
            // "Vendredi 22 mai": the date says more than the day of the week.
            if let date = reader.attempt({ reader -> CivilDate? in
                _ = reader.take(",")
                reader.skip(anyOf: words.articles)
                return reader.attempt { dayOfMonth(&$0) } ?? digits.readDigits(&reader)
            }) {
                return date
            }
            if !isNext { isNext = words.nextAfter.isTaken(&reader) }
            if !isNext, !isLast { isLast = words.lastAfter.isTaken(&reader) }
            let ahead = (weekday - today.weekday + 7) % 7
            // One more week for the one after the next.
            let more = step == 0 ? 0 : step > 0 ? 7 : -7
            if isLast { return CivilDate(days: today.days + more + (ahead == 0 ? -7 : ahead - 7)) }
            return CivilDate(days: today.days + more + (ahead == 0 && !isThis ? 7 : ahead))
        }
        guard let unit = words.units[name.text] else { return nil }
        if !isNext { isNext = words.nextAfter.isTaken(&reader) }
        if !isNext, !isLast { isLast = words.lastAfter.isTaken(&reader) }
        guard isNext != isLast else { return nil }
        return shifted(unit, by: step != 0 ? Double(step) : isNext ? 1 : -1)
    }

    /// So many days, weeks, months or years from today; nil for hours and shorter, and for parts of days or months.
    func shifted(_ unit: TemporalVocabulary.Unit, by count: Double) -> CivilDate? {
        switch unit {
        case .seconds: nil
        case .days(let days): whole(count * Double(days)).map { CivilDate(days: today.days + $0) }
        case .months(let months): whole(count * Double(months)).flatMap { today.adding(months: $0) }
        }
    }

    private func whole(_ count: Double) -> Int? {
        count.magnitude <= 1_000_000 && count == count.rounded() ? Int(count) : nil
    }

    /// `3 mai 2027`, `3. Mai`, `3 de mayo del 2027`, `dritter Mai`.
    private func dayOfMonth(_ reader: inout LexemeReader) -> CivilDate? {
        if reader.language == .german, let date = reader.attempt({ germanDigits(&$0) }) { return date }
        if ClockTime.isInsideNumber(reader) { return nil }
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

    /// `3.5.`, which without a year ends in a full stop, and `3. 5. 2026`.
    private func germanDigits(_ reader: inout LexemeReader) -> CivilDate? {
        guard let day = reader.digits(1...2), reader.joined("."), let isJoined = reader.peek()?.isJoined,
            let month = reader.digits(1...2), reader.joined(".")
        else { return nil }
        if let next = reader.peek(), next.isJoined, next.kind == .digits { return nil }
        // A day and a month that blanks part might be places in a row.
        let year = reader.digits(4...4)
        guard isJoined || year != nil else { return nil }
        return today.next(day: day, month: month, year: year)
    }

    private func day(_ reader: inout LexemeReader) -> Int? {
        if let name = reader.peek(), let day = words.dayOrdinals[name.text] {
            reader.position += 1
            return day
        }
        if let day = reader.digits(1...2) {
            _ = OrdinalGrammar.takeEnding(&reader)
            return day
        }
        if reader.language == .german {
            return reader.takeWord(GermanOrdinals.value).flatMap { $0 > 0 ? $0 : nil }
        }
        return NumberWords.cardinal(&reader)
    }
}
