extension NumberGrammar {
    /// `42`, `1,234,567`, `12 500`, `3.14`, `.5`, and `2k` or `3 million`.
    static func digits(_ reader: inout LexemeReader, _ marksDegrees: Bool) -> Quantity? {
        reader.attempt { reader in
            guard let (text, isWhole) = numeral(&reader), let value = Double(text) else { return nil }
            // "1.2.3" and "192.168.0.1" are names, and so are more groups than any number has.
            if continues(reader, behind: ".") || !isWhole && continues(reader, behind: ",") { return nil }
            var result = Quantity(value: value, whole: isWhole ? Int(text) : nil)
            if isWhole, result.whole == nil, value < 9e18 { return nil }
            scale(&result, &reader)
            return isOrdinal(reader, marksDegrees) ? nil : result
        }
    }

    /// The digits with a point before the decimals, whatever stood there.
    private static func numeral(_ reader: inout LexemeReader) -> (text: String, isWhole: Bool)? {
        var text = "0"
        var hasWhole = false
        var isListed = false
        if let first = reader.peek(), first.kind == .digits {
            if first.isJoined, let before = reader.peek(-1) {
                // Letters right before digits make a name of them, as in "B52", and a point after digits a version.
                if before.kind == .word || isBehind(".", reader) { return nil }
                isListed = isBehind(",", reader)
            }
            reader.position += 1
            hasWhole = true
            text = first.text + groups(&reader, after: first.text)
        } else {
            guard let point = reader.peek(), point.text == ".", !point.isJoined else { return nil }
        }
        let mark = reader.language.hasDecimalComma && reader.peek()?.text == "," ? "," : "."
        guard let point = reader.peek(), point.text == mark, point.isJoined || !hasWhole,
            let decimals = reader.peek(1), decimals.kind == .digits, decimals.isJoined
        else { return hasWhole ? (text, true) : nil }
        // "1,2,3" is a list.
        let start = reader.position
        reader.position += 2
        if mark == ",", isListed || continues(reader, behind: ",") {
            reader.position = start
            return (text, true)
        }
        return (text + "." + decimals.text, false)
    }

    /// Whether digits and `mark` stand right before the digits to be read.
    private static func isBehind(_ mark: String, _ reader: LexemeReader) -> Bool {
        guard let before = reader.peek(-1), before.text == mark, before.isJoined else { return false }
        return reader.peek(-2)?.kind == .digits
    }

    /// Whether `mark` and more digits follow without a blank.
    private static func continues(_ reader: LexemeReader, behind mark: String) -> Bool {
        guard let next = reader.peek(), next.text == mark, next.isJoined, let digits = reader.peek(1) else {
            return false
        }
        return digits.kind == .digits && digits.isJoined
    }

    // MARK: Groups

    /// What parts the groups of a number.
    private enum Separator {
        case mark(String)
        case blank
        case narrowBlank
    }

    /// 64 bits hold no more than nineteen digits.
    private static let maximumGroups = 6

    private static func groups(_ reader: inout LexemeReader, after first: String) -> String {
        guard first.utf8.count <= 3, let next = reader.peek() else { return "" }
        let separator: Separator
        switch next.gap {
        case .nothing:
            guard next.text == "'" || next.text == (reader.language.hasDecimalComma ? "." : ",") else { return "" }
            separator = .mark(next.text)
        case .narrow: separator = .narrowBlank
        case .wide:
            guard reader.language.hasBlanksInNumbers else { return "" }
            separator = .blank
        }
        var text = ""
        for _ in 0..<maximumGroups {
            guard let group = group(&reader, behind: separator) else { break }
            text += group
        }
        return text
    }

    private static func group(_ reader: inout LexemeReader, behind separator: Separator) -> String? {
        reader.attempt { reader in
            switch separator {
            case .mark(let mark): guard reader.joined(mark), reader.peek()?.isJoined == true else { return nil }
            case .blank: guard reader.peek()?.gap == .wide else { return nil }
            case .narrowBlank: guard reader.peek()?.gap == .narrow else { return nil }
            }
            guard let group = reader.peek(), group.kind == .digits, group.text.utf8.count == 3 else { return nil }
            reader.position += 1
            // In "12 500g" the digits count grams.
            if case .blank = separator, let next = reader.peek(), next.isJoined, next.kind != .symbol { return nil }
            return group.text
        }
    }

    // MARK: Scales and ordinals

    static func scale(_ number: inout Quantity, _ reader: inout LexemeReader) {
        guard let next = reader.peek() else { return }
        let factor: Int? =
            if let scale = localScales(reader.language)[next.text] ?? scales[next.text] {
                scale
            } else if next.isJoined, next.text == "k" { 1_000 } else { nil }
        guard let factor else { return }
        reader.position += 1
        number.value *= Double(factor)
        if let whole = number.whole {
            let (product, overflow) = whole.multipliedReportingOverflow(by: factor)
            number.whole = overflow ? nil : product
        } else if number.value.magnitude < 9e15, number.value == number.value.rounded() {
            number.whole = Int(number.value)
        }
    }

    private static func localScales(_ language: EntityLanguage) -> [String: Int] {
        switch language {
        case .english: scales
        case .french: FrenchNumbers.digitScales
        case .german: GermanNumbers.digitScales
        case .spanish: SpanishNumbers.digitScales
        }
    }

    /// Whether an ending follows that makes an ordinal of the digits: "5th" is no number, "5pm" and "3km" are.
    private static func isOrdinal(_ reader: LexemeReader, _ marksDegrees: Bool) -> Bool {
        guard let next = reader.peek(), next.isJoined else { return false }
        if next.text == "." {
            guard reader.language == .spanish, let ending = reader.peek(1), ending.isJoined else { return false }
            return OrdinalGrammar.isEnding(ending, .spanish)
        }
        if marksDegrees, next.kind == .symbol { return false }
        return OrdinalGrammar.isEnding(next, reader.language)
    }
}
