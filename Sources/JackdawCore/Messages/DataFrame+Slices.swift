extension DataFrame {
    /// The first rows of the table, or all of them where it has no more.
    package func prefix(_ rows: Int) -> DataFrame {
        rows < rowCount
            ? DataFrame(title: title, sliced: columns.map { Column($0.name, values: $0.values[0..<rows]) }) : self
    }
}

extension DataFrame.ColumnValues {
    /// The values of some rows.
    package subscript(rows: Range<Int>) -> DataFrame.ColumnValues {
        switch self {
        case .strings(let values): .strings(Array(values[rows]))
        case .integers(let values): .integers(Array(values[rows]))
        case .numbers(let values): .numbers(Array(values[rows]))
        case .booleans(let values): .booleans(Array(values[rows]))
        case .dates(let values): .dates(Array(values[rows]))
        }
    }

    /// The values of some rows, in the order in which the rows are named.
    package subscript(rows: some Collection<Int32>) -> DataFrame.ColumnValues {
        switch self {
        case .strings(let values): .strings(rows.map { values[Int($0)] })
        case .integers(let values): .integers(rows.map { values[Int($0)] })
        case .numbers(let values): .numbers(rows.map { values[Int($0)] })
        case .booleans(let values): .booleans(rows.map { values[Int($0)] })
        case .dates(let values): .dates(rows.map { values[Int($0)] })
        }
    }
}
