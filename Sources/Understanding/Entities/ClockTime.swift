/// A time of day.
struct ClockTime {
    var seconds: Int
    /// Whether morning or afternoon was left open.
    var isOpen: Bool

    private init(hour: Int, minute: Int, second: Int, isOpen: Bool) {
        seconds = hour * 3_600 + minute * 60 + second
        self.isOpen = isOpen
    }

    /// A time so many minutes after (or before) an hour; hours up to six are meant in the afternoon if left open.
    init(hour: Int, minute: Int, isOpen: Bool) {
        let meant = isOpen && hour <= 6 ? hour + 12 : hour
        self.init(hour: 0, minute: 0, second: ((meant * 60 + minute) % 1_440 + 1_440) % 1_440 * 60, isOpen: isOpen)
    }

    init(hour: Int) { self.init(hour: hour, minute: 0, second: 0, isOpen: false) }

    static func read(_ reader: inout LexemeReader) -> ClockTime? {
        reader.attempt { reader in
            let isAnnounced = reader.take("at", "by", "around", "about", "@")
            if reader.take("noon", "midday") { return ClockTime(hour: 12) }
            if reader.take("midnight") { return ClockTime(hour: 0) }
            if let time = reader.attempt({ past(&$0, isAnnounced: isAnnounced) }) { return time }
            return reader.attempt { clock(&$0, isAnnounced: isAnnounced) }
        }
    }

    /// `half past six`, `quarter to 7`, `ten past five`.
    private static func past(_ reader: inout LexemeReader, isAnnounced: Bool) -> ClockTime? {
        var minutes: Int
        // "5 to 6" is more often a range.
        var isRange = !isAnnounced && reader.peek()?.kind == .digits
        if reader.take("half") {
            minutes = 30
        } else if reader.takeAll("a", "quarter") || reader.take("quarter") {
            minutes = 15
        } else if let number = NumberGrammar.read(&reader)?.whole, (1...30).contains(number) {
            minutes = number
            if reader.take("minutes", "minute") { isRange = false }
        } else {
            return nil
        }
        let sign = reader.take("past", "after") ? 1 : reader.take("to", "before") ? -1 : 0
        guard sign != 0, sign > 0 || !isRange, let hour = hour(&reader) else { return nil }
        minutes *= sign
        guard let time = finish(hour: hour, minute: 0, isOpen: true, &reader) else { return nil }
        var shifted = time
        shifted.seconds = ((time.seconds + minutes * 60) % 86_400 + 86_400) % 86_400
        return shifted
    }

    /// `17:30`, `5:30 pm`, `5pm`, `5 o'clock`, and after "at" also `5` and `five thirty`.
    private static func clock(_ reader: inout LexemeReader, isAnnounced: Bool) -> ClockTime? {
        if isInsideNumber(reader) { return nil }
        let hasZero = reader.peek()?.text.first == "0" && reader.peek()?.text.count == 2
        guard let hour = hour(&reader) else { return nil }
        if reader.peek()?.text == ":", reader.peek(1)?.isJoined == true {
            reader.position += 1
            guard let minute = reader.digits(2...2, joined: true), minute < 60 else { return nil }
            var second = 0
            if reader.peek()?.text == ":", reader.joined(":") {
                guard let read = reader.digits(2...2, joined: true), read < 60 else { return nil }
                second = read
            }
            return finish(hour: hour, minute: minute, second: second, isOpen: !hasZero, &reader)
        }
        if reader.takeAll("o", "'", "clock") || reader.take("oclock") {
            return finish(hour: hour, minute: 0, isOpen: true, &reader)
        }
        if let half = reader.attempt({ halfOfDay(&$0) }) { return half.apply(hour, 0, 0) }
        // "5.30 pm" and "at 5.30" as the British write, but not "at 5.5".
        if let minute = reader.attempt({ minutes(&$0, behind: ".") }) {
            if let half = reader.attempt({ halfOfDay(&$0) }) { return half.apply(hour, minute, 0) }
            guard isAnnounced, ClockContext.english.endsTime(reader) else { return nil }
            return finish(hour: hour, minute: minute, isOpen: !hasZero, &reader)
        }
        guard isAnnounced else { return nil }
        if let next = reader.peek(), next.text == "h", next.isJoined { reader.position += 1 }
        let minute = reader.attempt { reader -> Int? in
            guard reader.peek()?.kind == .word, let minute = NumberGrammar.read(&reader)?.whole, minute > 9, minute < 60
            else { return nil }
            return minute
        }
        if let half = reader.attempt({ halfOfDay(&$0) }) { return half.apply(hour, minute ?? 0, 0) }
        // "At 5 people" and "at 5%" are not about time.
        guard ClockContext.english.endsTime(reader) else { return nil }
        return finish(hour: hour, minute: minute ?? 0, isOpen: !hasZero, &reader)
    }

    /// In "1.5", "-3" and "25:00" the last number is no hour.
    static func isInsideNumber(_ reader: LexemeReader) -> Bool {
        guard let before = reader.peek(-1), reader.peek()?.isJoined == true else { return false }
        if [":", ","].contains(before.text) { return reader.peek(-2)?.kind == .digits }
        return ["-", ".", "/"].contains(before.text)
    }

    /// Two digits right behind `mark`, which end there.
    static func minutes(_ reader: inout LexemeReader, behind mark: String) -> Int? {
        guard reader.joined(mark), let minute = reader.digits(2...2, joined: true), minute < 60 else { return nil }
        // "17.30.2026" and "17.301" are no times.
        guard let next = reader.peek(), next.isJoined else { return minute }
        if next.kind == .digits { return nil }
        return next.kind == .symbol && reader.peek(1)?.kind == .digits && reader.peek(1)?.isJoined == true
            ? nil : minute
    }

    private static func hour(_ reader: inout LexemeReader) -> Int? {
        if let hour = reader.digits(1...2) { return hour <= 24 ? hour : nil }
        guard let next = reader.peek(), let hour = NumberGrammar.small[next.text], (1...12).contains(hour) else {
            return nil
        }
        reader.position += 1
        return hour
    }

    private static func finish(
        hour: Int,
        minute: Int,
        second: Int = 0,
        isOpen: Bool,
        _ reader: inout LexemeReader
    ) -> ClockTime? {
        if let half = reader.attempt({ halfOfDay(&$0) }) { return half.apply(hour, minute, second) }
        guard hour < 24 || minute == 0 && second == 0 else { return nil }
        let isOpen = isOpen && (1...12).contains(hour)
        let meant = isOpen && hour <= 6 ? hour + 12 : hour
        return ClockTime(hour: meant, minute: minute, second: second, isOpen: isOpen)
    }

    enum HalfOfDay {
        case morning
        case afternoon

        func apply(_ hour: Int, _ minute: Int, _ second: Int) -> ClockTime? {
            guard hour <= 12, hour > 0 else {
                return hour < 24 ? ClockTime(hour: hour, minute: minute, second: second, isOpen: false) : nil
            }
            let base = hour % 12 + (self == .afternoon ? 12 : 0)
            return ClockTime(hour: base, minute: minute, second: second, isOpen: false)
        }
    }

    /// `am` or `p.m.`, and the like.
    static func halfOfDay(_ reader: inout LexemeReader) -> HalfOfDay? {
        if reader.take("am") { return .morning }
        if reader.take("pm") { return .afternoon }
        let first = reader.peek()?.text
        guard first == "a" || first == "p", reader.peek(1)?.text == ".", reader.peek(2)?.text == "m" else { return nil }
        reader.position += 3
        if reader.peek()?.text == ".", reader.peek()?.isJoined == true { reader.position += 1 }
        return first == "a" ? .morning : .afternoon
    }
}
