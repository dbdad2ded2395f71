import JackdawCore

/// Reads tables page by page for one connection.
struct TableReader: Sendable {
    private struct Key: Hashable {
        var reply: String
        var sort: RowQuery.Sort?
        var filter: String?
    }

    /// The order that was asked for last: who scrolls asks for it again and again.
    private var latest: (key: Key, order: RowOrder)?

    /// The rows that a query is for.
    ///
    /// Sorting a large table takes its time: it is done where no other connection waits for it.
    mutating func page(_ query: RowQuery, of frame: DataFrame) async -> TablePage {
        let key = Key(reply: query.reply, sort: query.sort, filter: query.filter)
        if latest?.key != key {
            latest = nil
            let order = await withTaskExecutorPreference(globalConcurrentExecutor) {
                RowOrder(frame, sort: query.sort, filter: query.filter)
            }
            latest = (key, order)
        }
        let rows = latest?.order.rows
        let total = rows?.count ?? frame.rowCount
        let start = min(query.from, total)
        let end = start + min(query.count, RowQuery.maximumCount, total - start)
        let columns = frame.columns.map { column in
            if let rows { column.values[rows[start..<end]] } else { column.values[start..<end] }
        }
        return TablePage(query: query, total: total, columns: columns)
    }
}

/// Some rows of a table.
package struct TablePage: Sendable {
    package var query: RowQuery
    /// How many rows match.
    package var total: Int
    package var columns: [DataFrame.ColumnValues]

    package init(query: RowQuery, total: Int, columns: [DataFrame.ColumnValues]) {
        self.query = query
        self.total = total
        self.columns = columns
    }
}
