import Foundation
import JackdawCSV
import JackdawCore
import Testing

@Suite("tables from CSV")
struct CSVTests {
    private func values(_ text: String, delimiter: Character? = nil) throws -> [DataFrame.ColumnValues] {
        try DataFrame(csv: text, delimiter: delimiter).columns.map(\.values)
    }

    @Test("every column gets the narrowest type that all of its values have")
    func types() throws {
        let frame = try DataFrame(
            csv: """
                city,people,degrees,capital,founded,seen,code
                Paris,2102650,21.5,true,0250-01-01,2026-03-01T09:30:00Z,075
                "Esch, Sud",,-3,FALSE,,,
                """,
            title: "Cities"
        )
        #expect(frame.title == "Cities" && frame.rowCount == 2)
        #expect(frame.columns.map(\.name) == ["city", "people", "degrees", "capital", "founded", "seen", "code"])
        let founded = Date(timeIntervalSince1970: -54_277_948_800)
        #expect(
            frame.columns.map(\.values) == [
                .strings(["Paris", "Esch, Sud"]), .integers([2_102_650, nil]), .numbers([21.5, -3]),
                .booleans([true, false]), .dates([founded, nil]),
                .dates([Date(timeIntervalSince1970: 1_772_357_400), nil]), .strings(["075", nil]),
            ]
        )
    }

    @Test(
        "what only looks like a number stays text",
        arguments: ["007", "+5", "0x10", "nan", "inf", ".5", "1,5", "--1", "1e", "-"]
    )
    func noNumbers(field: String) throws {
        #expect(try values("a;b\n\(field);x", delimiter: ";").first == .strings([field]))
    }

    @Test("numbers may have signs, fractions and exponents")
    func numbers() throws {
        #expect(try values("a\n0\n-1\n9223372036854775807") == [.integers([0, -1, .max])])
        #expect(try values("a\n0.5\n-1e3\n9223372036854775808") == [.numbers([0.5, -1000, 9_223_372_036_854_775_808])])
    }

    @Test("the delimiter is found, a byte order mark and an empty last line are passed over")
    func lenience() throws {
        for text in ["a;b\n1;2\n", "a\tb\n1\t2\n", "\u{FEFF}a,b\r\n1,2\r\n", "a,b\n1,2\n\n"] {
            let frame = try DataFrame(csv: text)
            #expect(frame.columns.map(\.name) == ["a", "b"], "\(text.debugDescription)")
            #expect(frame.columns.map(\.values) == [.integers([1]), .integers([2])], "\(text.debugDescription)")
        }
    }

    @Test("fields in quotation marks keep line ends, delimiters and quotation marks")
    func quotes() throws {
        #expect(
            try values("a,b\n\"x\ny\",\"say \"\"hi\"\", now\"") == [.strings(["x\ny"]), .strings(["say \"hi\", now"])]
        )
    }

    @Test("a short row has missing values; a long one, two columns of one name and a stray mark are errors")
    func mistakes() throws {
        #expect(try values("a,b\n1\n2,3") == [.integers([1, 2]), .integers([nil, 3])])
        #expect(throws: CSVError.self) { try DataFrame(csv: "a,b\n1,2,3") }
        #expect(throws: DataFrameError.self) { try DataFrame(csv: "a,a\n1,2") }
        #expect(throws: CSVError.self) { try DataFrame(csv: "a,b\n\"x\" y,2") }
    }

    @Test("an empty text is an empty table, names alone are columns without rows")
    func empty() throws {
        #expect(try DataFrame(csv: "").rowCount == 0)
        #expect(try DataFrame(csv: "a,b").columns.map(\.name) == ["a", "b"])
    }
}
