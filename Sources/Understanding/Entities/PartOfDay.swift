/// A part of the day.
enum PartOfDay: String {
    case morning
    case afternoon
    case evening
    case night
    /// The middle of the day.
    case noon

    /// When it is, if nobody says more.
    var usual: ClockTime {
        switch self {
        case .morning: ClockTime(hour: 9)
        case .afternoon: ClockTime(hour: 15)
        case .evening: ClockTime(hour: 19)
        case .night: ClockTime(hour: 21)
        case .noon: ClockTime(hour: 12)
        }
    }

    /// A time of day whose half was left open, in this part of the day.
    func place(_ time: ClockTime) -> ClockTime {
        guard time.isOpen else { return time }
        var placed = time
        let inMorning = time.seconds % 43_200
        placed.seconds = self == .morning ? inMorning : inMorning + 43_200
        // "Elf Uhr mittags" is before noon.
        if self == .noon, inMorning >= 10 * 3_600 { placed.seconds = inMorning }
        if self == .night, inMorning < 5 * 3_600 { placed.seconds = inMorning }
        return placed
    }

    /// `morning`, `in the evening`, `at night`.
    static func read(_ reader: inout LexemeReader) -> PartOfDay? {
        _ = reader.takeAll("in", "the") || reader.take("at")
        guard let next = reader.peek(), let part = PartOfDay(rawValue: next.text) else { return nil }
        reader.position += 1
        return part
    }

    /// `tonight`, `this morning`: a part of today; `last night`: one of yesterday.
    static func named(_ reader: inout LexemeReader) -> (part: PartOfDay, days: Int)? {
        if reader.take("tonight") { return (.night, 0) }
        if reader.takeAll("last", "night") { return (.night, -1) }
        return reader.take("this") ? read(&reader).map { (part: $0, days: 0) } : nil
    }
}
