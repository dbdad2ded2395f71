/// Reads CSV as RFC 4180 has it.
///
/// JackdawCSV does more, with all of Foundation, which no bot is to need for this.
enum CSVRecords {
    struct Record: Equatable {
        var fields: [String]
        /// The line where it begins, counted from one.
        var line: Int
    }

    /// A field in quotes that is not closed, or goes on behind them.
    struct Malformed: Error, CustomStringConvertible {
        var line: Int
        var description: String
    }

    static func read(_ text: String) throws(Malformed) -> [Record] {
        var records: [Record] = []
        var record = Record(fields: [], line: 1)
        var field = ""
        var (isQuoted, wasQuoted) = (false, false)
        var line = 1
        var rest = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        while let character = rest.popFirst() {
            if isQuoted {
                if character.isNewline { line += 1 }
                if character != "\"" {
                    field.append(character)
                } else if rest.first == "\"" {
                    field.append("\"")
                    rest.removeFirst()
                } else {
                    (isQuoted, wasQuoted) = (false, true)
                }
            } else if character == "," || character.isNewline {
                record.fields.append(field)
                (field, wasQuoted) = ("", false)
                if character.isNewline {
                    line += 1
                    records.append(record)
                    record = Record(fields: [], line: line)
                }
            } else if character == "\"", field.isEmpty, !wasQuoted {
                isQuoted = true
            } else if wasQuoted {
                throw Malformed(line: line, description: "after a field in quotes comes a comma or the end of the line")
            } else {
                field.append(character)
            }
        }
        if isQuoted { throw Malformed(line: record.line, description: "a quote is opened and not closed") }
        if !field.isEmpty || wasQuoted || !record.fields.isEmpty {
            record.fields.append(field)
            records.append(record)
        }
        return records
    }
}
