import Jackdaw

extension DataFrame {
    /// A row about each column.
    func summary() throws -> DataFrame {
        struct Row: Encodable {
            let column, type: String
            let missing, different: Int
            let least, average, greatest: Double?
        }
        return try DataFrame(
            title: "\(title ?? "Your table"): \(rowCount) rows",
            rows: columns.map { column in
                let numbers = column.numbers?.compactMap { $0 } ?? []
                return Row(
                    column: column.name,
                    type: column.typeName,
                    missing: column.texts.count { $0 == nil },
                    different: Groups(of: column).keys.count,
                    least: numbers.min(),
                    average: Aggregate.average.of(numbers).map { ($0 * 100).rounded() / 100 },
                    greatest: numbers.max()
                )
            }
        )
    }

    /// What one could ask about this very table, in Markdown.
    var suggestions: String {
        let number = columns.last { $0.numbers != nil }
        let group = columns.first { $0.name != number?.name }
        guard let number, let group else {
            return "Ask for a *summary*, or *plot \(columns.first?.name ?? "a column")*."
        }
        return """
            Ask me, for instance: *average of \(number.name) per \(group.name)* · *plot \(number.name) by \(group.name)* · \
            *show rows where \(number.name) > \(Int(Aggregate.median.of(number.numbers?.compactMap { $0 } ?? []) ?? 0))* · \
            *summary*
            """
    }
}
