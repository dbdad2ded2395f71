/// Times of day in French, German and Spanish.
struct LocalClockGrammar {
    let words: TemporalVocabulary

    func read(_ reader: inout LexemeReader) -> ClockTime? {
        reader.attempt { reader in
            if let time = named(&reader) { return time }
            let isAnnounced = words.announcers.isTaken(&reader)
            if let time = named(&reader) { return time }
            return reader.attempt {
                $0.language == .german ? german(&$0, isAnnounced) : romance(&$0, isAnnounced)
            }
        }
    }

    /// Noon and midnight.
    private func named(_ reader: inout LexemeReader) -> ClockTime? {
        if words.noon.isTaken(&reader) { return adjusted(ClockTime(hour: 12), &reader) }
        if words.midnight.isTaken(&reader) { return adjusted(ClockTime(hour: 0), &reader) }
        return nil
    }

    // MARK: German

    private func german(_ reader: inout LexemeReader, _ isAnnounced: Bool) -> ClockTime? {
        if let time = reader.attempt({ germanFraction(&$0) }) { return time }
        guard let (hour, isPlain) = hour(&reader) else { return nil }
        if let time = reader.attempt({ digital(&$0, hour, isPlain, ["uhr", "h"], isAnnounced) }) { return time }
        if reader.take("uhr") {
            let minute = reader.attempt { reader -> Int? in
                // "Um 5 Uhr 3 Pizzen" is about pizzas.
                guard let value = self.minute(&reader), endsHere(reader) else { return nil }
                return value
            }
            return time(hour, minute ?? 0, isOpen: isPlain)
        }
        if isAnnounced, reader.take("h") { return time(hour, 0, isOpen: isPlain) }
        return isAnnounced && endsHere(reader) ? time(hour, 0, isOpen: isPlain) : nil
    }

    /// `halb sechs`, `Viertel nach fünf`, `zehn vor sechs`, `dreiviertel sechs`, `viertel sechs`.
    private func germanFraction(_ reader: inout LexemeReader) -> ClockTime? {
        if reader.take("halb") { return hour(&reader).flatMap { time($0.0, -30, isOpen: true) } }
        if reader.take("dreiviertel") { return hour(&reader).flatMap { time($0.0, -15, isOpen: true) } }
        let minutes: Int
        let isQuarter = reader.take("viertel")
        if isQuarter {
            minutes = 15
        } else if let value = NumberGrammar.read(&reader)?.whole, (1...29).contains(value) {
            minutes = value
            _ = reader.take("minuten", "minute")
        } else {
            return nil
        }
        let sign = reader.take("nach") ? 1 : reader.take("vor") ? -1 : 0
        // As the east and the south say it, a quarter of the hour that ends then.
        if sign == 0 { return isQuarter ? hour(&reader).flatMap { time($0.0, -45, isOpen: true) } : nil }
        let half = reader.take("halb") ? -30 : 0
        guard let hour = hour(&reader) else { return nil }
        _ = reader.take("uhr")
        return time(hour.0, sign * minutes + half, isOpen: true)
    }

    // MARK: French and Spanish

    private func romance(_ reader: inout LexemeReader, _ isAnnounced: Bool) -> ClockTime? {
        guard let (hour, isPlain) = hour(&reader) else { return nil }
        if let time = reader.attempt({ digital(&$0, hour, isPlain, ["h", "hs", "horas"], isAnnounced) }) {
            return time
        }
        if let half = reader.attempt({ ClockTime.halfOfDay(&$0) }) { return half.apply(hour, 0, 0) }
        var isSure = isAnnounced
        var base = time(hour, 0, isOpen: isPlain)
        var hasUnit = false
        if reader.language == .french {
            guard reader.take("h", "heure", "heures") else { return nil }
            hasUnit = true
            if let minute = reader.attempt({ reader -> Int? in
                // "Deux heures vingt minutes" is a length of time.
                guard let value = self.minute(&reader), reader.peek().map({ words.units[$0.text] == nil }) ?? true
                else {
                    return nil
                }
                return value
            }) {
                isSure = true
                base = time(hour, minute, isOpen: isPlain)
            }
        } else {
            hasUnit = reader.take("h", "hs", "horas")
        }
        let start = reader.position
        guard let base, let result = adjusted(base, &reader) else { return nil }
        // "Cinq heures" alone is a length of time, "cinq heures du soir" is none.
        isSure = isSure || reader.position > start && result.seconds != base.seconds
        var ahead = reader
        let isFollowed = words.parts.take(&ahead, longerThan: 1) != nil
        guard isSure || isFollowed else { return nil }
        guard hasUnit || isFollowed || reader.position > start || endsHere(reader) else { return nil }
        return result
    }

    /// `et quart`, `et demie`, `moins le quart`, `moins dix`; `y cuarto`, `y media`, `menos cuarto`, `menos diez`.
    private func adjusted(_ time: ClockTime, _ reader: inout LexemeReader) -> ClockTime? {
        let isFrench = reader.language == .french
        guard isFrench || reader.language == .spanish else { return time }
        let minutes = reader.attempt { reader -> Int? in
            let sign = reader.take(isFrench ? "et" : "y") ? 1 : reader.take(isFrench ? "moins" : "menos") ? -1 : 0
            guard sign != 0 else { return nil }
            _ = isFrench && sign < 0 && reader.take("le")
            if reader.take("quart", "cuarto") { return sign * 15 }
            if sign > 0, reader.take("demie", "demi", "media") { return 30 }
            guard !isFrench || sign < 0, let value = NumberWords.cardinal(&reader) ?? reader.digits(1...2),
                (1...59).contains(value)
            else { return nil }
            return sign * value
        }
        guard let minutes else { return time }
        var result = time
        result.seconds = ((time.seconds + minutes * 60) % 86_400 + 86_400) % 86_400
        return result
    }

    // MARK: Parts

    /// The hour, and whether it could be meant in either half of the day.
    private func hour(_ reader: inout LexemeReader) -> (Int, Bool)? {
        if ClockTime.isInsideNumber(reader) { return nil }
        if let next = reader.peek(), next.kind == .digits {
            guard let hour = reader.digits(1...2), hour <= 24 else { return nil }
            return (hour, !(next.text.count == 2 && next.text.first == "0"))
        }
        if let next = reader.peek(), reader.language.articles.contains(next.text) {
            reader.position += 1
            return (1, true)
        }
        guard let hour = NumberWords.cardinal(&reader), (0...24).contains(hour) else { return nil }
        return (hour, true)
    }

    private func minute(_ reader: inout LexemeReader) -> Int? {
        let value = reader.peek()?.kind == .digits ? reader.digits(2...2) : NumberWords.cardinal(&reader)
        return value.flatMap { (1...59).contains($0) ? $0 : nil }
    }

    /// `17:30`, with a unit behind it or without; `17.30` only where something says that it is no number; `17h30`.
    private func digital(
        _ reader: inout LexemeReader,
        _ hour: Int,
        _ isPlain: Bool,
        _ units: [String],
        _ isAnnounced: Bool
    ) -> ClockTime? {
        guard reader.peek(-1)?.kind == .digits, let mark = reader.peek()?.text, [":", ".", "h"].contains(mark),
            let minute = ClockTime.minutes(&reader, behind: mark)
        else { return nil }
        let hasUnit = mark != "h" && reader.take(anyOf: units)
        let half = reader.attempt { ClockTime.halfOfDay(&$0) }
        guard mark != "." || hasUnit || half != nil || isAnnounced && endsHere(reader) else { return nil }
        return half.map { $0.apply(hour, minute, 0) } ?? time(hour, minute, isOpen: isPlain)
    }

    private func time(_ hour: Int, _ minute: Int, isOpen: Bool) -> ClockTime? {
        guard hour < 24 || minute <= 0 else { return nil }
        return ClockTime(hour: hour, minute: minute, isOpen: isOpen && (1...12).contains(hour))
    }

    /// Whether nothing follows that the number before would count.
    private func endsHere(_ reader: LexemeReader) -> Bool {
        if ClockContext.of(reader.language).endsTime(reader) { return true }
        guard let next = reader.peek() else { return true }
        return next.kind == .word
            && (words.articles.contains(next.text) || words.weekdays[next.text] != nil
                || words.parts.begins(with: next.text)
                || words.partsOfToday.begins(with: next.text)
                || words.relativeDays.begins(with: next.text))
    }
}
