#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The cells of a table while its rows are encoded one after the other.
final class CellTable {
    private var names: [String] = []
    private var cells: [String: [Cell]] = [:]
    private(set) var rowCount = 0
    private(set) var isRowNamed = false

    func beginRow() {
        rowCount += 1
        isRowNamed = false
    }

    /// Says that the row has names; a row without properties has none of its own.
    func nameRow() {
        isRowNamed = true
    }

    func set(_ cell: Cell, in name: String) {
        if cells[name] == nil {
            names.append(name)
            cells[name] = []
        }
        // What earlier rows did not have is missing there.
        let missing = rowCount - 1 - (cells[name]?.count ?? 0)
        if missing > 0 { cells[name]?.append(contentsOf: repeatElement(.missing, count: missing)) }
        cells[name]?.append(cell)
    }

    func columns() throws(DataFrameError) -> [DataFrame.Column] {
        var columns: [DataFrame.Column] = []
        for name in names {
            var cells = cells[name] ?? []
            cells += repeatElement(.missing, count: rowCount - cells.count)
            columns.append(DataFrame.Column(name, values: try values(of: cells, in: name)))
        }
        return columns
    }

    private func values(of cells: [Cell], in name: String) throws(DataFrameError) -> DataFrame.ColumnValues {
        var kind = Cell.Kind.missing
        for (row, cell) in cells.enumerated() {
            guard let common = kind.common(with: cell.kind) else {
                throw .mixedTypes(column: name, row: row, found: cell.kind.rawValue, expected: kind.rawValue)
            }
            kind = common
        }
        return switch kind {
        case .missing, .string: .strings(cells.map { if case .string(let value) = $0 { value } else { nil } })
        case .integer: .integers(cells.map { if case .integer(let value) = $0 { value } else { nil } })
        case .number: .numbers(cells.map(\.number))
        case .boolean: .booleans(cells.map { if case .boolean(let value) = $0 { value } else { nil } })
        case .date: .dates(cells.map { if case .date(let value) = $0 { value } else { nil } })
        }
    }
}
