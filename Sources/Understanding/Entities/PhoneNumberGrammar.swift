/// Phone numbers as digits, with a plus before those that name the country.
struct PhoneNumberGrammar {
    /// What is a day in digits is no phone number.
    let days: DayGrammar

    func read(_ reader: inout LexemeReader) -> String? {
        // Inside a longer run of digits and marks nothing begins.
        if let first = reader.peek(), first.isJoined, let before = reader.peek(-1),
            before.kind == .digits || before.kind == .word || "-./+@".contains(before.text)
        {
            return nil
        }
        let start = reader.position
        let isInternational = reader.take("+")
        let digits = digits(&reader, isInternational)
        if let next = reader.peek(), next.isJoined, next.kind == .word { return nil }
        var result = isInternational ? "+" + digits : digits
        if !isInternational {
            if digits.hasPrefix("00") { result = "+" + digits.dropFirst(2) }
            if isSomethingElse(reader, from: start) { return nil }
        }
        return (7...15).contains(result.drop { $0 == "+" }.utf8.count) ? result : nil
    }

    private func digits(_ reader: inout LexemeReader, _ isInternational: Bool) -> String {
        var digits = ""
        var end = reader.position
        // More marks in a row than "( ) -" are something else, and would take long to read again from each of them.
        var marks = 0
        while let next = reader.peek(), digits.utf8.count <= 17 {
            if isInternational, reader.takeAll("(", "0", ")") {
                // Not dialled behind the code of a country.
                continue
            }
            if next.kind == .digits {
                digits += next.text
                reader.position += 1
                end = reader.position
                marks = 0
            } else if marks < 3, ["-", ".", "/", "(", ")"].contains(next.text),
                next.text != "." || next.isJoined && reader.peek(1)?.isJoined == true,
                reader.peek(1).map({ $0.kind == .digits || "()-".contains($0.text) }) ?? false
            {
                reader.position += 1
                marks += 1
            } else {
                break
            }
        }
        reader.position = end
        return digits
    }

    /// Whether the lexemes from `start` on are a day, a number with parted thousands, or an address of the Internet.
    private func isSomethingElse(_ reader: LexemeReader, from start: Int) -> Bool {
        var other = reader
        other.position = start
        if days.readDigits(&other) != nil, other.position == reader.position { return true }
        let lexemes = reader.lexemes[start..<reader.position]
        let groups = lexemes.filter { $0.kind == .digits }
        guard groups.count > 1,
            lexemes.dropFirst().allSatisfy({ $0.isJoined && ($0.kind == .digits || $0.text == ".") })
        else { return false }
        if groups.count == 4, groups.allSatisfy({ Int($0.text).map { $0 < 256 } ?? false }) { return true }
        return groups[0].text.utf8.count <= 3 && groups[0].text.first != "0"
            && groups.dropFirst().allSatisfy { $0.text.utf8.count == 3 }
    }
}
