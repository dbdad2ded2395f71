/// A table: columns of one type each, all of the same length.
///
/// ```swift
/// let frame = try DataFrame(columns: [
///     DataFrame.Column("city", ["Paris", "London"]),
///     DataFrame.Column("degrees", [21.5, nil]),
/// ])
/// ```
public struct DataFrame: Sendable, Hashable, Codable {
    /// What stands above the table.
    public var title: String?
    /// The columns, from left to right.
    public let columns: [Column]

    /// The table of `columns`.
    ///
    /// - Throws: ``DataFrameError`` when the columns are of unequal lengths, or two have one name.
    public init(title: String? = nil, columns: [Column]) throws(DataFrameError) {
        if let first = columns.first, let other = columns.first(where: { $0.values.count != first.values.count }) {
            throw .unequalLengths(first, other)
        }
        var names: Set<String> = []
        if let repeated = columns.first(where: { !names.insert($0.name).inserted }) {
            throw .repeatedColumn(repeated.name)
        }
        self.title = title
        self.columns = columns
    }

    /// A part of a table that has been checked.
    init(title: String?, sliced columns: [Column]) {
        self.title = title
        self.columns = columns
    }

    /// How many rows the table has.
    public var rowCount: Int {
        columns.first?.values.count ?? 0
    }

    /// Reads a table, and checks it as ``init(title:columns:)`` does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            title: container.decodeIfPresent(String.self, forKey: .title),
            columns: container.decode([Column].self, forKey: .columns)
        )
    }
}
