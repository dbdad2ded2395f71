import Jackdaw

/// One figure about a column, for the whole table or for each group of its rows.
struct Figures {
    private let title: String
    private let groups: Groups?
    private let values: [Double?]

    /// The figures that a text asks for by the names of columns: “average of price per town”.
    init(_ aggregate: Aggregate, in table: DataFrame, named text: String) throws {
        let (about, by) = try table.subjects(named: text)
        groups = by.map { Groups(of: $0) }
        if aggregate == .count {
            values = groups?.rows.map { Double($0.count) } ?? [Double(table.rowCount)]
            title = "number of rows"
            return
        }
        let column = try about ?? table.column(named: text)
        let numbers = try column.requireNumbers()
        let rows = groups?.rows ?? [Array(numbers.indices)]
        values = rows.map { aggregate.of($0.compactMap { numbers[$0] }) }
        title = "\(aggregate.rawValue) \(column.name)"
    }

    /// One figure in words, several as a table and a chart.
    var replies: [Reply] {
        get throws {
            let rounded = values.map { $0.map { ($0 * 100).rounded() / 100 } }
            guard let groups else {
                return [.text("The \(title) is \(rounded.first.flatMap { $0 }.map(written) ?? "unknown").")]
            }
            let table = try DataFrame(columns: [.init(groups.name, groups.keys), .init(title, rounded)])
            return [
                .dataFrame(table),
                .plotly(groups.plot(rounded, title: title)),
            ]
        }
    }
}

/// A number without the fraction that it does not have.
private func written(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
}
