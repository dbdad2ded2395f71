import Jackdaw

/// Which rows are wanted, as a user says it: “price > 300 and town is Bath”.
struct Filter {
    private var tests: [(_ row: Int) -> Bool] = []

    /// The filter that a text describes.
    ///
    /// - Throws: ``Unclear`` when it names no column, has no comparison, or compares numbers with text.
    init(_ text: String, of table: DataFrame) throws(Unclear) {
        for piece in text.split(separator: " and ") {
            guard let (left, comparison, right) = Comparison.find(in: String(piece)) else {
                throw Unclear("“\(piece)” compares nothing. Say it like “price > 10” or “town is Paris”")
            }
            tests.append(try Self.test(table.column(named: left), comparison, right))
        }
    }

    /// Whether a row is wanted.
    func matches(_ row: Int) -> Bool { tests.allSatisfy { $0(row) } }

    private static func test(
        _ column: DataFrame.Column,
        _ comparison: Comparison,
        _ value: String
    ) throws(Unclear) -> (Int) -> Bool {
        if let numbers = column.numbers, comparison != .contains {
            guard let value = Double(value.replacing(",", with: "")) else {
                throw Unclear("“\(value)” is no number, but “\(column.name)” has numbers")
            }
            return { row in numbers[row].map { comparison.holds($0, value) } ?? false }
        }
        // Days and times too: as they are written, their order is that of their letters.
        let texts = column.texts.map { $0?.lowercased() }
        let value = value.lowercased()
        if comparison == .contains { return { row in texts[row]?.contains(value) ?? false } }
        return { row in texts[row].map { comparison.holds($0, value) } ?? false }
    }
}
