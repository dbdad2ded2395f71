extension DataFrame {
    /// A table of values of one's own types, a row each: the properties are the columns.
    ///
    /// ```swift
    /// struct Sale: Encodable { var day: Date; var city: String; var amount: Double? }
    ///
    /// let frame = try DataFrame(rows: sales)
    /// ```
    ///
    /// Columns stand in the order in which the properties are encoded, the one of their declaration. A property must be
    /// a single value: text, a number, a truth value, a date, or an enum of these. A missing one is nil.
    ///
    /// - Throws: ``DataFrameError`` when a row has no names, a property is more than one value, or the values of a
    ///   property are not all of one type; otherwise what a row throws when it is encoded.
    public init<Row: Encodable>(title: String? = nil, rows: [Row]) throws {
        let table = CellTable()
        for row in rows {
            table.beginRow()
            try row.encode(to: RowEncoder(table: table))
            guard table.isRowNamed else { throw DataFrameError.notARow(Row.self) }
        }
        try self.init(title: title, columns: table.columns())
    }
}
