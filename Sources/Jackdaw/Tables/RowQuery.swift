/// Which rows of a table a client wants to see.
package struct RowQuery: Sendable, Hashable {
    /// What rows are sorted by.
    package struct Sort: Sendable, Hashable {
        /// The place of the column, from 0.
        package var column: Int
        package var descending: Bool

        package init(column: Int, descending: Bool) {
            self.column = column
            self.descending = descending
        }
    }

    /// The most rows that are sent at once.
    package static let maximumCount = 1_000

    /// The id of the reply that shows the table.
    package var reply: String
    /// The first row, among those that match, from 0.
    package var from: Int
    package var count: Int
    package var sort: Sort?
    /// Text that one of a row's values must contain, whatever its case; nil: every row matches.
    package var filter: String?

    package init(reply: String, from: Int, count: Int, sort: Sort? = nil, filter: String? = nil) {
        self.reply = reply
        self.from = from
        self.count = count
        self.sort = sort
        self.filter = filter
    }
}
