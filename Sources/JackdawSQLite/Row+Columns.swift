internal import Foundation
internal import GRDB
internal import JackdawCore

extension StoredSession.Record {
    /// The record in a row of ``columns``.
    init(_ row: Row) throws {
        self.init(
            id: try row.text(0),
            version: try row.decode(Int.self, atIndex: 1),
            user: try row.optionalText(2),
            name: try row.optionalText(3),
            state: try row.text(4),
            lastActive: Date(milliseconds: try row.decode(Int64.self, atIndex: 5)),
            wakes: try row.decode(Int64?.self, atIndex: 6).map(Date.init(milliseconds:)),
            content: try row.text(7)
        )
    }
}

extension StoredSession.Frame {
    /// The frame in a row of its number and content.
    init(_ row: Row) throws {
        self.init(sequence: try row.decode(Int.self, atIndex: 0), content: try row.text(1))
    }
}

extension Database {
    /// What the rows of a query hold.
    func values<Value>(
        _ query: String,
        _ arguments: StatementArguments,
        _ read: (Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        let rows = try Row.fetchCursor(cachedStatement(sql: query), arguments: arguments)
        while let row = try rows.next() { values.append(try read(row)) }
        return values
    }

    /// The ids that are the only column of a query.
    func ids(_ query: String, _ arguments: StatementArguments) throws -> [String] {
        try values(query, arguments) { try $0.text(0) }
    }
}

extension Row {
    /// A text, with any U+0000 in it, where GRDB would stop.
    func optionalText(_ column: Int) throws -> String? {
        try withUnsafeData(atIndex: column) { octets in
            guard let octets else { return nil }
            guard let text = String(validating: octets, as: UTF8.self) else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a text is not UTF-8")
            }
            return text
        }
    }

    /// A text that is always there.
    func text(_ column: Int) throws -> String {
        guard let text = try optionalText(column) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a text is missing")
        }
        return text
    }
}

extension String {
    /// The text as an argument of `CAST(? AS TEXT)`.
    ///
    /// GRDB hands texts over as C does, up to U+0000. What holds one goes as octets, which the cast takes for a text.
    var argument: any DatabaseValueConvertible { holdsNUL ? Data(utf8) : self }

    private var holdsNUL: Bool {
        // Contents are long, and hardly ever hold one: `contains` looks at each octet by itself.
        utf8.withContiguousStorageIfAvailable { octets in
            octets.baseAddress.flatMap { memchr($0, 0, octets.count) } != nil
        } ?? utf8.contains(0)
    }
}

extension Date {
    /// Since 1970, as they stand in the tables.
    var milliseconds: Int64 {
        // Dates too far away to be counted are as far away as can be.
        Int64(exactly: (timeIntervalSince1970 * 1000).rounded()) ?? (timeIntervalSince1970 < 0 ? .min : .max)
    }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
