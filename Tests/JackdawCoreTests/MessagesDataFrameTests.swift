import JackdawCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Data frames")
struct MessagesDataFrameTests {
    @Test("columns of unequal lengths, or of one name, are refused")
    func wrongColumns() {
        let unequal = #expect(throws: DataFrameError.self) {
            try DataFrame(columns: [.init("a", [1, 2]), .init("b", ["x"])])
        }
        #expect(
            unequal?.description == "the column “a” has 2 values and “b” has 1: "
                + "give every column as many, with nil for what is missing"
        )
        let repeated = #expect(throws: DataFrameError.self) {
            try DataFrame(columns: [.init("a", [1]), .init("a", ["x"])])
        }
        #expect(repeated?.description == "two columns are named “a”: give each a name of its own")
    }

    @Test("a stored table of unequal columns is refused as well")
    func wrongStoredColumns() throws {
        let frame = try DataFrame(columns: [.init("a", [1])])
        var json = try JSONValue(encoding: frame)
        let longer = try JSONValue(encoding: DataFrame.Column("b", [1, 2]))
        guard case .object(var object) = json, case .array(let columns)? = object["columns"] else {
            Issue.record("a table should be an object with columns")
            return
        }
        object["columns"] = .array(columns + [longer])
        json = .object(object)
        #expect(throws: DataFrameError.self) { try json.decode(DataFrame.self) }
    }

    private enum Size: String, Encodable { case small, large }

    private struct Sale: Encodable {
        var note: String?
        var day: Date
        var amount: Double
        var count: Int
        var size: Size
        var paid: Bool
        var page: URL?
    }

    @Test("rows of one's own type become columns in the order of the properties, whatever is missing")
    func rows() throws {
        let day = Date(timeIntervalSince1970: 86_400)
        let frame = try DataFrame(
            title: "Sales",
            rows: [
                Sale(day: day, amount: 1.5, count: 1, size: .small, paid: true),
                Sale(note: "late", day: day, amount: 2, count: 2, size: .large, paid: false, page: URL(string: "a:b")),
            ]
        )
        #expect(frame.columns.map(\.name) == ["note", "day", "amount", "count", "size", "paid", "page"])
        #expect(
            frame.columns.map(\.values) == [
                .strings([nil, "late"]), .dates([day, day]), .numbers([1.5, 2]), .integers([1, 2]),
                .strings(["small", "large"]), .booleans([true, false]), .strings([nil, "a:b"]),
            ]
        )
        #expect(frame.rowCount == 2)
        #expect(frame.title == "Sales")
    }

    @Test("rows that differ in what they have are filled up, and whole numbers give way to others")
    func unevenRows() throws {
        let frame = try DataFrame(
            rows: [["a": JSONValue.integer(1)], ["b": "x"], ["a": .number(0.5)]] as [[String: JSONValue]]
        )
        #expect(frame.columns.map(\.name) == ["a", "b"])
        #expect(frame.columns.map(\.values) == [.numbers([1, nil, 0.5]), .strings([nil, "x", nil])])
    }

    @Test("what is no row, no single value or of another type than before is refused with its place")
    func wrongRows() {
        let number = #expect(throws: DataFrameError.self) { try DataFrame(rows: [1, 2]) }
        #expect(number?.description == "a row must encode to names and values, as a struct does; Int does not")
        let nested = #expect(throws: DataFrameError.self) { try DataFrame(rows: [["a": [1, 2]]]) }
        #expect(nested?.description == "“a” of row 0 is not a single value: leave it out, or turn it into text")
        let mixed = #expect(throws: DataFrameError.self) {
            try DataFrame(rows: [["a": JSONValue.string("x")], ["a": .integer(1)]])
        }
        #expect(mixed?.description == "“a” of row 1 is a whole number, but the rows before it have text there")
    }
}
