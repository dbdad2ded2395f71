/// Numbers in digits and in English words.
enum NumberGrammar {
    /// A number, and whether it was written as a whole one.
    struct Quantity {
        var value: Double
        /// The exact value, when it is whole and fits.
        var whole: Int?
    }

    /// Reads one number where the reader stands, with its sign.
    static func read(_ reader: inout LexemeReader) -> Quantity? {
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
            guard var number = digits(&reader) ?? NumberWords.read(&reader) ?? words(&reader) else { return nil }
            if isNegative {
                number.value = -number.value
                number.whole = number.whole.map { -$0 }
            }
            return number
        }
    }

    // MARK: Digits

    /// `42`, `1,234,567`, `3.14`, `.5`, and `2k` or `3 million`.
    private static func digits(_ reader: inout LexemeReader) -> Quantity? {
        reader.attempt { reader in
            var text: String
            if let first = reader.peek(), first.kind == .digits {
                // Letters right before digits make a name of them, as in "B52".
                if first.isJoined, reader.peek(-1)?.kind == .word { return nil }
                reader.position += 1
                text = first.text + groups(&reader, after: first.text)
            } else if reader.peek()?.text == ".", reader.peek(1)?.kind == .digits, reader.peek(1)?.isJoined == true,
                reader.peek()?.isJoined != true
            {
                text = "0"
            } else {
                return nil
            }
            var isWhole = true
            let point = reader.language.hasDecimalComma && reader.peek()?.text == "," ? "," : "."
            if reader.peek()?.text == point, reader.peek()?.isJoined == true || text == "0",
                let decimals = reader.peek(1), decimals.kind == .digits, decimals.isJoined
            {
                text += "." + decimals.text
                isWhole = false
                reader.position += 2
            }
            guard let value = Double(text) else { return nil }
            var result = Quantity(value: value, whole: isWhole ? Int(text) : nil)
            if isWhole, result.whole == nil, value < 9e18 { return nil }
            scale(&result, &reader)
            if let unit = reader.peek(), unit.kind == .word, unit.isJoined, ordinalEndings.contains(unit.text) {
                // "5th" is no number; "5pm" and "3km" are numbers with units.
                return nil
            }
            if let unit = reader.peek(), unit.kind == .word, unit.isJoined, isOrdinalEnding(unit.text, reader.language)
            {
                return nil
            }
            return result
        }
    }

    private static func isOrdinalEnding(_ text: String, _ language: EntityLanguage) -> Bool {
        switch language {
        case .english, .german: false
        case .french: ["er", "ere", "re", "e", "eme", "nd", "nde"].contains(text)
        case .spanish: ["o", "a", "er"].contains(text)
        }
    }

    private static func groups(_ reader: inout LexemeReader, after first: String) -> String {
        guard first.count <= 3 else { return "" }
        var text = ""
        if reader.language == .french {
            // "12 500": blanks part the groups.
            while let group = reader.peek(), group.kind == .digits, !group.isJoined, group.text.utf8.count == 3,
                reader.peek(1).map({ !$0.isJoined || $0.kind == .symbol }) ?? true
            {
                text += group.text
                reader.position += 1
            }
            if !text.isEmpty { return text }
        }
        let mark = reader.language.hasDecimalComma ? "." : ","
        while let comma = reader.peek(), comma.text == mark, comma.isJoined, let group = reader.peek(1),
            group.kind == .digits, group.isJoined, group.text.count == 3
        {
            text += group.text
            reader.position += 2
        }
        return text
    }

    private static func scale(_ number: inout Quantity, _ reader: inout LexemeReader) {
        guard let next = reader.peek() else { return }
        let factor: Int? =
            if let scale = scales[next.text] ?? localScale(next.text, reader.language) {
                scale
            } else if next.isJoined, next.text == "k" { 1_000 } else { nil }
        guard let factor else { return }
        reader.position += 1
        multiply(&number, by: factor)
    }

    private static func localScale(_ name: String, _ language: EntityLanguage) -> Int? {
        switch (language, name) {
        case (.french, "mille"), (.german, "tausend"), (.spanish, "mil"): 1_000
        case (.french, "million"), (.french, "millions"), (.german, "million"), (.german, "millionen"),
            (.german, "mio"),
            (.spanish, "millon"), (.spanish, "millones"):
            1_000_000
        case (.french, "milliard"), (.french, "milliards"), (.german, "milliarde"), (.german, "milliarden"),
            (.german, "mrd"):
            1_000_000_000
        default: nil
        }
    }

    private static func multiply(_ number: inout Quantity, by factor: Int) {
        number.value *= Double(factor)
        if let whole = number.whole {
            let (product, overflow) = whole.multipliedReportingOverflow(by: factor)
            number.whole = overflow ? nil : product
        } else if number.value.magnitude < 9e15, number.value == number.value.rounded() {
            number.whole = Int(number.value)
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
            if result.whole == nil { scale(&result, &reader) }
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

    private static func cardinal(_ reader: inout LexemeReader) -> Int? {
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
    private static let scales = [
        "dozen": 12, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    ]
    static let small: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
        "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
}
