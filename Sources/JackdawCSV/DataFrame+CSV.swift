internal import Foundation
public import JackdawCore
internal import SwiftCSV

extension DataFrame {
    /// The table of a CSV text (RFC 4180), whose first line names the columns.
    ///
    /// ```swift
    /// import JackdawCSV
    ///
    /// let frame = try DataFrame(csv: "city,degrees\nParis,21.5\nLondon,\n")
    /// ```
    ///
    /// Each column gets the narrowest type that all of its values have: whole numbers, numbers, `true` and `false`,
    /// times (RFC 3339) and days (`2026-03-01`, in UTC), else text. An empty field is missing; a line of nothing else is no
    /// row. Digits with zeros before them, as of telephone numbers and postal codes, stay text.
    ///
    /// - Parameters:
    ///   - text: The CSV text; a byte order mark is passed over.
    ///   - title: What stands above the table.
    ///   - delimiter: What stands between fields; nil: a comma, semicolon or tab, whichever the first line has first.
    /// - Throws: ``CSVError`` when the text cannot be read, ``/JackdawCore/DataFrameError`` when two columns have one name.
    public init(csv text: String, title: String? = nil, delimiter: Character? = nil) throws {
        let csv: CSV<Enumerated>
        do {
            let delimiter = delimiter.map(CSVDelimiter.character) ?? CSVDelimiter.guessed(string: text)
            csv = try CSV<Enumerated>(string: text, delimiter: delimiter, loadColumns: false)
        } catch let error as CSVParseError {
            throw CSVError(error)
        }
        // In a single column a blank line is a missing value, in several it says nothing.
        let rows = csv.rows.filter { row in csv.header.count == 1 || row.contains { !$0.isEmpty } }
        if let widest = rows.first?.count, widest > csv.header.count {
            throw CSVError(
                description: "a row has \(widest) fields, but the first line names \(csv.header.count) columns"
            )
        }
        try self.init(
            title: title,
            columns: csv.header.enumerated().map { index, name in
                Column(name, values: ColumnValues(csv: rows.map { index < $0.count ? $0[index] : "" }))
            }
        )
    }

    /// The table of a CSV file in UTF-8; see ``init(csv:title:delimiter:)``.
    ///
    /// - Throws: What reading the file throws, else what the other initialiser throws.
    public init(csvFile path: String, title: String? = nil, delimiter: Character? = nil) throws {
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        try self.init(csv: text, title: title, delimiter: delimiter)
    }
}

extension DataFrame.ColumnValues {
    /// The fields of a column as values of the narrowest type that they all have.
    init(csv fields: [String]) {
        self =
            Self.all(fields, Self.integer).map(Self.integers) ?? Self.all(fields, Self.number).map(Self.numbers)
            ?? Self.all(fields, Self.boolean).map(Self.booleans) ?? Self.all(fields, Self.date).map(Self.dates)
            ?? .strings(fields.map { $0.isEmpty ? nil : $0 })
    }

    /// All fields read in one way, missing ones as nil; nil when one cannot be, or when all are missing.
    private static func all<Value>(_ fields: [String], _ read: (String) -> Value?) -> [Value?]? {
        var values: [Value?] = []
        values.reserveCapacity(fields.count)
        var isEmpty = true
        for field in fields {
            if field.isEmpty {
                values.append(nil)
            } else {
                guard let value = read(field) else { return nil }
                values.append(value)
                isEmpty = false
            }
        }
        return isEmpty ? nil : values
    }

    private static func integer(_ field: String) -> Int64? {
        isPlain(field) ? Int64(field) : nil
    }

    private static func number(_ field: String) -> Double? {
        guard isPlain(field), let number = Double(field), number.isFinite else { return nil }
        return number
    }

    /// Whether a field begins as a number is written: no plus sign, no zeros that would be lost.
    private static func isPlain(_ field: String) -> Bool {
        let digits = field.utf8.first == UInt8(ascii: "-") ? field.utf8.dropFirst() : field.utf8[...]
        guard let first = digits.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        guard first == UInt8(ascii: "0"), let second = digits.dropFirst().first else { return true }
        return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second) && second != UInt8(ascii: "x")
    }

    private static func boolean(_ field: String) -> Bool? {
        switch field.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    private static func date(_ field: String) -> Date? {
        RFC3339.date(from: field.utf8.count == 10 ? field + "T00:00:00Z" : field)
    }
}
