/// Numbers in digits and in English words.
enum NumberGrammar {
    /// A number, and whether it was written as a whole one.
    struct Quantity {
        var value: Double
        /// The exact value, when it is whole and fits.
        var whole: Int?
    }

    /// Reads one number where the reader stands, with its sign.
    ///
    /// - Parameter marksDegrees: Whether `º` behind digits means degrees; else it makes an ordinal of them.
    static func read(_ reader: inout LexemeReader, marksDegrees: Bool = false) -> Quantity? {
        reader.attempt { reader in
            var isNegative = false
            if reader.take("minus", "negative") || reader.language == .french && reader.take("moins")
                || reader.language == .spanish && reader.take("menos")
            {
                isNegative = true
            } else if let sign = reader.peek(), sign.text == "-" || sign.text == "+", reader.peek(1)?.isJoined == true {
                // In "2020-05" and "A-5" the hyphen joins, it does not negate.
                if sign.isJoined { return nil }
                isNegative = sign.text == "-"
                reader.position += 1
            }
            guard var number = digits(&reader, marksDegrees) ?? NumberWords.read(&reader) ?? words(&reader) else {
                return nil
            }
            if number.whole == nil { scale(&number, &reader) }
            if isNegative {
                number.value = -number.value
                number.whole = number.whole.map { -$0 }
            }
            return number
        }
    }

    // MARK: Words

    /// `twenty-one`, `two hundred and five thousand`, `a dozen`, `one point five`, `two and a half`, `half`.
    private static func words(_ reader: inout LexemeReader) -> Quantity? {
        reader.attempt { reader in
            if reader.takeAll("half", "a", "dozen") { return Quantity(value: 6, whole: 6) }
            if reader.take("half") { return Quantity(value: 0.5, whole: nil) }
            guard let whole = cardinal(&reader) else { return nil }
            var result = Quantity(value: Double(whole), whole: whole)
            if reader.takeAll("and", "a", "half") {
                result = Quantity(value: result.value + 0.5, whole: nil)
            } else if let fraction = fraction(&reader) {
                result = Quantity(value: result.value + fraction, whole: nil)
            }
            return result
        }
    }

    private static func fraction(_ reader: inout LexemeReader) -> Double? {
        reader.attempt { reader in
            guard reader.take("point") else { return nil }
            var value = 0.0
            var place = 0.1
            while let next = reader.peek(), let digit = small[next.text], digit < 10, place > 1e-12 {
                value += Double(digit) * place
                place /= 10
                reader.position += 1
            }
            return place == 0.1 ? nil : value
        }
    }

    static func cardinal(_ reader: inout LexemeReader) -> Int? {
        var total = 0
        var part: Int?
        var lastScale = Int.max
        loop: while let next = reader.peek() {
            let start = reader.position
            if part != nil || total > 0, next.text == "and" {
                // "and" belongs to a number only between hundreds and what is below.
                guard (part ?? 0) >= 100 || part == nil, let after = reader.peek(1), small[after.text] != nil else {
                    break loop
                }
                reader.position += 1
            }
            if let value = tens(&reader, below: part) {
                part = (part ?? 0) + value
            } else if reader.peek()?.text == "hundred", let hundreds = part ?? article(start, reader), hundreds < 100 {
                part = hundreds * 100
                reader.position += 1
            } else if let name = reader.peek()?.text, let scale = scales[name], scale < lastScale,
                let factor = part ?? article(start, reader)
            {
                total += factor * scale
                part = nil
                lastScale = scale
                reader.position += 1
            } else if part == nil, total == 0, startsWithArticle(reader) {
                reader.position += 1
                continue
            } else {
                reader.position = start
                break
            }
        }
        if part == nil, total == 0 { return nil }
        return total + (part ?? 0)
    }

    /// A number below 100 that may follow `part`: anything at first, after hundreds anything again.
    private static func tens(_ reader: inout LexemeReader, below part: Int?) -> Int? {
        if let part, part % 100 != 0 || part == 0 { return nil }
        guard let next = reader.peek(), let value = small[next.text] else { return nil }
        reader.position += 1
        guard value >= 20, value < 100 else { return value }
        let start = reader.position
        if reader.peek()?.text == "-" { reader.position += 1 }
        if let unit = reader.peek(), let ones = small[unit.text], ones > 0, ones < 10 {
            reader.position += 1
            return value + ones
        }
        reader.position = start
        return value
    }

    private static func startsWithArticle(_ reader: LexemeReader) -> Bool {
        guard reader.peek()?.text == "a", let next = reader.peek(1)?.text else { return false }
        return next == "hundred" || scales[next] != nil
    }

    /// One, when the word before is "a".
    private static func article(_ position: Int, _ reader: LexemeReader) -> Int? {
        reader.peek(-1)?.text == "a" || reader.peek()?.text == "dozen" ? 1 : nil
    }

    static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th"]
    static let scales = [
        "dozen": 12, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    ]
    static let small: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
}
