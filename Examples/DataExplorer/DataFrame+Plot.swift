import Jackdaw

extension DataFrame {
    /// The chart that a text asks for by the names of columns: “plot price by year”, “histogram of price”.
    ///
    /// What it looks like follows from the columns: bars for texts, a line for few whole numbers and for dates, points for
    /// everything else; where several rows share a place, their average.
    func plot(named text: String) throws -> Plot {
        let (about, by) = try subjects(named: text)
        let column = try about ?? self.column(named: text)
        guard let other = by else { return histogram(of: column) }
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
        let isAverage = groups.keys.count < rowCount
        return groups.plot(averages, title: "\(isAverage ? "average " : "")\(column.name) by \(other.name)")
    }

    /// As many places as a line or bars can show.
    private static let fewPlaces = 30

    private func histogram(of column: Column) -> Plot {
        let title = "How often which \(column.name)"
        if let numbers = column.numbers { return Plot(.histogram(numbers), title: title, xAxis: column.name) }
        let groups = Groups(of: column)
        return groups.plot(groups.rows.map { Double($0.count) }, title: title)
    }
}
