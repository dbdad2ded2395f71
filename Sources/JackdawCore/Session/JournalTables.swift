/// The long tables that a history holds whole, oldest first, and what they take beyond their first rows.
struct JournalTables: Sendable {
    private var kept: [(id: String, octets: Int)] = []
    private var octets = 0

    /// Takes a table in.
    ///
    /// - Returns: The tables that must be let go of to stay within the limit; never the one just taken in.
    mutating func add(_ id: String, octets: Int, limit: Int) -> [String] {
        kept.append((id, octets))
        self.octets += octets
        var forgotten: [String] = []
        while self.octets > limit, kept.count > 1 {
            let oldest = kept.removeFirst()
            self.octets -= oldest.octets
            forgotten.append(oldest.id)
        }
        return forgotten
    }

    /// Forgets a table that has left the history, if it is one.
    mutating func remove(_ id: String) {
        guard let index = kept.firstIndex(where: { $0.id == id }) else { return }
        octets -= kept.remove(at: index).octets
    }
}

extension DataFrame {
    /// How many rows of a long table are shown, and sent, at first.
    package static let pageRows = 200
    /// Tables of more cells are sent in pages.
    private static let wholeCells = 10_000

    /// Whether the table is sent in pages: the first with the reply, the others as a reader scrolls.
    package var isLong: Bool {
        rowCount > Self.pageRows && rowCount * columns.count > Self.wholeCells
    }
}

extension HistoryEntry {
    /// Approximate octets that count as history.
    var weight: Int {
        guard case .reply(.dataFrame(let frame)) = frame.kind, frame.isLong || omittedRows > 0 else {
            return frame.kind.approximateOctets
        }
        return JournalFrame.Kind.reply(.dataFrame(frame.prefix(DataFrame.pageRows))).approximateOctets
    }
}
