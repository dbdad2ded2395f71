/// What is wrong with the columns or rows that a ``DataFrame`` is to be made of.
public struct DataFrameError: Error, Hashable, CustomStringConvertible {
    private enum Problem: Hashable {
        case unequalLengths(String, Int, String, Int)
        case repeatedColumn(String)
        case notARow(type: String)
        case notAValue(column: String, row: Int)
        case mixedTypes(column: String, row: Int, found: String, expected: String)
    }

    private let problem: Problem

    static func unequalLengths(_ first: DataFrame.Column, _ second: DataFrame.Column) -> Self {
        Self(problem: .unequalLengths(first.name, first.values.count, second.name, second.values.count))
    }

    static func repeatedColumn(_ name: String) -> Self {
        Self(problem: .repeatedColumn(name))
    }

    static func notARow(_ type: Any.Type) -> Self {
        Self(problem: .notARow(type: "\(type)"))
    }

    static func notAValue(column: String, row: Int) -> Self {
        Self(problem: .notAValue(column: column, row: row))
    }

    static func mixedTypes(column: String, row: Int, found: String, expected: String) -> Self {
        Self(problem: .mixedTypes(column: column, row: row, found: found, expected: expected))
    }

    /// What is wrong, and where.
    public var description: String {
        switch problem {
        case .unequalLengths(let first, let firstCount, let second, let secondCount):
            "the column “\(first)” has \(firstCount) values and “\(second)” has \(secondCount): "
                + "give every column as many, with nil for what is missing"
        case .repeatedColumn(let name):
            "two columns are named “\(name)”: give each a name of its own"
        case .notARow(let type):
            "a row must encode to names and values, as a struct does; \(type) does not"
        case .notAValue(let column, let row):
            "“\(column)” of row \(row) is not a single value: leave it out, or turn it into text"
        case .mixedTypes(let column, let row, let found, let expected):
            "“\(column)” of row \(row) is \(found), but the rows before it have \(expected) there"
        }
    }
}
