internal import JackdawCore

/// Draws tables with box characters, no wider than the terminal.
struct TableText {
    var width: Int
    /// How many rows are drawn; of the others the number is said.
    var rowLimit = 20

    /// No column is made narrower than this to fit.
    private static let narrowest = 6

    func lines(of frame: DataFrame) -> [String] {
        let title = frame.title.map { [$0.withoutControls] } ?? []
        guard !frame.columns.isEmpty else { return title + ["[a table without columns]"] }
        let rows = min(frame.rowCount, rowLimit)
        let columns = frame.columns.map { Column($0, rows: rows) }
        let widths = fitted(columns.map(\.width))
        let shown = Array(columns.prefix(widths.count))

        func rule(_ left: String, _ middle: String, _ right: String) -> String {
            left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right
        }
        func row(_ cells: [String]) -> String {
            let padded = zip(cells, zip(widths, shown)).map { cell, place in
                " \(cell.cut(to: place.0).padded(to: place.0, alignedRight: place.1.isNumeric)) "
            }
            return "│" + padded.joined(separator: "│") + "│"
        }
        let head = [rule("┌", "┬", "┐"), row(shown.map(\.name)), rule("├", "┼", "┤")]
        let body = (0..<rows).map { index in row(shown.map { $0.cells[index] }) }
        return title + head + body + [rule("└", "┴", "┘")] + omissions(frame, rows, shown.count)
    }

    private func omissions(_ frame: DataFrame, _ rows: Int, _ columns: Int) -> [String] {
        let more = [(frame.rowCount - rows, "row"), (frame.columns.count - columns, "column")]
        let words = more.filter { $0.0 > 0 }.map { "\($0) more \($1)\($0 == 1 ? "" : "s")" }
        return words.isEmpty ? [] : [words.joined(separator: ", ")]
    }

    /// Widths with which as many columns as possible fit, the widest made narrower first.
    private func fitted(_ wanted: [Int]) -> [Int] {
        var widths = wanted
        // A column costs two blanks and a bar besides; the last bar is the table's own.
        while widths.reduce(1, { $0 + $1 + 3 }) > width {
            if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest {
                widths[widest] -= 1
            } else if widths.count > 1 {
                widths = Array(wanted.prefix(widths.count - 1))
            } else {
                break
            }
        }
        return widths
    }
}

/// A column as text.
private struct Column {
    let name: String
    let cells: [String]
    let isNumeric: Bool

    /// - Parameter rows: how many of its values are needed.
    init(_ column: DataFrame.Column, rows: Int) {
        func texts<Value>(_ values: [Value?], _ text: (Value) -> String) -> [String] {
            values.prefix(rows).map { $0.map(text) ?? "" }
        }
        name = Self.line(column.name)
        switch column.values {
        case .strings(let values): (cells, isNumeric) = (texts(values, Self.line), false)
        case .integers(let values): (cells, isNumeric) = (texts(values) { "\($0)" }, true)
        case .numbers(let values): (cells, isNumeric) = (texts(values) { "\($0)" }, true)
        case .booleans(let values): (cells, isNumeric) = (texts(values) { $0 ? "yes" : "no" }, false)
        case .dates(let values): (cells, isNumeric) = (texts(values, RFC3339.string(from:)), false)
        }
    }

    /// How many columns of the terminal it would take.
    var width: Int { ([name] + cells).map(\.columns).max() ?? 0 }

    private static func line(_ text: String) -> String {
        text.withoutControls.replacing("\n", with: " ")
    }
}
