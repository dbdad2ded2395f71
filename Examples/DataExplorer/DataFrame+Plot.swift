import Jackdaw

extension DataFrame {
    /// The chart that a text asks for by the names of columns: “plot price by year”, “histogram of price”.
    ///
    /// What it looks like follows from the columns: bars for texts, a line for few whole numbers and for dates, points for
    /// everything else; where several rows share a place, their average.
    func plot(named text: String) throws -> Plot {
        let named = columns(named: text)
        let column = try named.first ?? self.column(named: text)
        guard let other = named.dropFirst().first else { return histogram(of: column) }
        let numbers = try column.requireNumbers()

        let groups = Groups(of: other)
        if let places = other.numbers, groups.keys.count > Self.fewPlaces {
            return Plot(
                .scatter(x: places, y: numbers),
                title: "\(column.name) by \(other.name)",
                xAxis: other.name,
                yAxis: column.name
            )
        }
        let averages = groups.rows.map { Aggregate.average.of($0.compactMap { numbers[$0] }) }
        let trace: Plot.Trace =
            switch other.values {
            case .integers, .numbers, .dates: .line(x: groups.keys, y: averages)
            case .strings, .booleans: .bar(x: groups.keys, y: averages)
            }
        let isAverage = groups.keys.count < rowCount
        return Plot(
            trace,
            title: "\(isAverage ? "average " : "")\(column.name) by \(other.name)",
            xAxis: other.name,
            yAxis: column.name
        )
    }

    /// As many places as a line or bars can show.
    private static let fewPlaces = 30

    private func histogram(of column: Column) -> Plot {
        let title = "How often which \(column.name)"
        if let numbers = column.numbers { return Plot(.histogram(numbers), title: title, xAxis: column.name) }
        let groups = Groups(of: column)
        return Plot(.bar(x: groups.keys, y: groups.rows.map(\.count)), title: title, xAxis: column.name, yAxis: "rows")
    }
}
