/// Times of day in French, German and Spanish.
struct LocalClockGrammar {
    let words: TemporalVocabulary

    func read(_ reader: inout LexemeReader) -> ClockTime? {
        reader.attempt { reader in
            for phrase in words.noon where reader.take(phrase: phrase) { return adjusted(ClockTime(hour: 12), &reader) }
            for phrase in words.midnight where reader.take(phrase: phrase) { return ClockTime(hour: 0) }
            let isAnnounced = words.announcers.contains { reader.take(phrase: $0) }
            for phrase in words.noon where reader.take(phrase: phrase) { return adjusted(ClockTime(hour: 12), &reader) }
            for phrase in words.midnight where reader.take(phrase: phrase) { return ClockTime(hour: 0) }
            return reader.attempt {
                $0.language == .german ? german(&$0, isAnnounced) : romance(&$0, isAnnounced)
            }
        }
    }

    // MARK: German

    private func german(_ reader: inout LexemeReader, _ isAnnounced: Bool) -> ClockTime? {
        if let time = reader.attempt({ germanFraction(&$0) }) { return time }
        guard let (hour, isPlain) = hour(&reader) else { return nil }
        if let minute = colon(&reader) {
            _ = reader.take("uhr")
            return time(hour, minute, isOpen: isPlain)
        }
        if reader.take("uhr") {
            let minute = reader.attempt { reader -> Int? in
                let value = reader.digits(1...2) ?? NumberWords.read(&reader)?.whole
                // "Um 5 Uhr 3 Pizzen" is about pizzas.
                guard let value, (1...59).contains(value), reader.peek().map({ $0.kind == .symbol }) ?? true else {
                    return nil
                }
                return value
            }
            return time(hour, minute ?? 0, isOpen: isPlain)
        }
        return isAnnounced && endsHere(reader) ? time(hour, 0, isOpen: isPlain) : nil
    }

    /// `halb sechs`, `Viertel nach fünf`, `zehn vor sechs`, `dreiviertel sechs`.
    private func germanFraction(_ reader: inout LexemeReader) -> ClockTime? {
        if reader.take("halb") { return hour(&reader).flatMap { time($0.0, -30, isOpen: true) } }
        if reader.take("dreiviertel") { return hour(&reader).flatMap { time($0.0, -15, isOpen: true) } }
        let minutes: Int
        if reader.take("viertel") {
            minutes = 15
        } else if let value = NumberGrammar.read(&reader)?.whole, (1...29).contains(value) {
            minutes = value
            _ = reader.take("minuten", "minute")
        } else {
            return nil
        }
        let sign = reader.take("nach") ? 1 : reader.take("vor") ? -1 : 0
        guard sign != 0 else { return nil }
        let half = reader.take("halb") ? -30 : 0
        guard let hour = hour(&reader) else { return nil }
        _ = reader.take("uhr")
        return time(hour.0, sign * minutes + half, isOpen: true)
    }

    // MARK: French and Spanish

    private func romance(_ reader: inout LexemeReader, _ isAnnounced: Bool) -> ClockTime? {
        guard let (hour, isPlain) = hour(&reader) else { return nil }
        if let minute = colon(&reader) {
            _ = reader.take("h")
            return time(hour, minute, isOpen: isPlain)
        }
        var isSure = isAnnounced
        var base = time(hour, 0, isOpen: isPlain)
        if reader.language == .french {
            guard reader.take("h", "heure", "heures") else { return nil }
            if let minute = reader.attempt({ reader -> Int? in
                guard let value = reader.digits(2...2) ?? NumberWords.read(&reader)?.whole, (1...59).contains(value)
                else { return nil }
                return value
            }) {
                isSure = isSure || reader.peek(-1)?.kind == .digits
                base = time(hour, minute, isOpen: isPlain)
            }
        } else {
            if reader.take("h", "hs") { isSure = isAnnounced } else if reader.take("horas") { isSure = isAnnounced }
        }
        let start = reader.position
        guard let base, let result = adjusted(base, &reader) else { return nil }
        // "Cinq heures" alone is a length of time, "cinq heures du soir" is none.
        isSure = isSure || reader.position > start && result.seconds != base.seconds
        let isFollowed = words.parts.contains { part in
            part.phrase.count > 1 && part.phrase.enumerated().allSatisfy { reader.peek($0.offset)?.text == $0.element }
        }
        guard isSure || isFollowed else { return nil }
        if isAnnounced, !isFollowed, reader.position == start, reader.language == .spanish, !endsHere(reader) {
            return nil
        }
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
            guard !isFrench || sign < 0, let value = NumberWords.read(&reader)?.whole ?? reader.digits(1...2),
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
        if let before = reader.peek(-1), ["-", ".", "/"].contains(before.text), reader.peek()?.isJoined == true {
            return nil
        }
        if let next = reader.peek(), next.kind == .digits {
            guard let hour = reader.digits(1...2), hour <= 24 else { return nil }
            return (hour, !(next.text.count == 2 && next.text.first == "0"))
        }
        if let next = reader.peek(), reader.language.articles.contains(next.text) {
            reader.position += 1
            return (1, true)
        }
        guard let hour = NumberWords.read(&reader)?.whole, (0...24).contains(hour) else { return nil }
        return (hour, true)
    }

    private func colon(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            guard reader.joined(":"), let minute = reader.digits(2...2, joined: true), minute < 60 else { return nil }
            return minute
        }
    }

    private func time(_ hour: Int, _ minute: Int, isOpen: Bool) -> ClockTime? {
        guard hour < 24 || minute <= 0 else { return nil }
        return ClockTime(hour: hour, minute: minute, isOpen: isOpen && (1...12).contains(hour))
    }

    /// Whether nothing follows that the number before would count.
    private func endsHere(_ reader: LexemeReader) -> Bool {
        guard let next = reader.peek() else { return true }
        if next.kind == .symbol { return !next.isJoined || ",.;!?)".contains(next.text) }
        let parts = words.parts.contains { $0.phrase.first == next.text }
        return parts || words.articles.contains(next.text) || words.and.contains(next.text)
            || words.relativeDays.contains { $0.phrase.first == next.text } || words.weekdays[next.text] != nil
    }
}
