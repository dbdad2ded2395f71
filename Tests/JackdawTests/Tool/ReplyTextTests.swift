import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Replies in the terminal")
struct ReplyTextTests {
    private func lines(_ content: ReplyContent, number: Int? = nil, width: Int = 60) -> [String] {
        ReplyText(terminal: TestTerminal(width: width).terminal).lines(of: content, number: number)
    }

    private func cities(rows: Int = 2) throws -> DataFrame {
        let names: [String?] = ["Paris", nil] + Array(repeating: "Rome", count: rows - 2)
        let degrees: [Double?] = [21.5, 3] + Array(repeating: 20, count: rows - 2)
        return try DataFrame(columns: [DataFrame.Column("city", names), DataFrame.Column("degrees", degrees)])
    }

    @Test("a table is drawn with boxes, numbers to the right, missing values empty")
    func table() throws {
        #expect(
            lines(.dataFrame(try cities())) == [
                "┌───────┬─────────┐",
                "│ city  │ degrees │",
                "├───────┼─────────┤",
                "│ Paris │    21.5 │",
                "│       │     3.0 │",
                "└───────┴─────────┘",
            ]
        )
    }

    @Test("of a long table the first rows are drawn, and the others counted")
    func longTable() throws {
        let drawn = lines(.dataFrame(try cities(rows: 25)))
        #expect(drawn.count == 25)
        #expect(drawn.last == "5 more rows")
    }

    @Test("no table is wider than the terminal, whatever is in it", arguments: [20, 30, 45, 60])
    func narrow(width: Int) throws {
        let columns = (1...9).map { DataFrame.Column("column \($0)", ["天気予報 and a longer text \($0)"]) }
        let drawn = lines(.dataFrame(try DataFrame(title: nil, columns: columns)), width: width)
        #expect(drawn.dropLast().allSatisfy { $0.columns <= width })
        #expect(drawn.last?.hasSuffix("more columns") == true)
        #expect(drawn.contains { $0.contains("…") })
        // The columns stand one below the other, also with characters of double width.
        #expect(Set(drawn.dropLast().map(\.columns)).count == 1)
    }

    @Test(
        "Markdown is readable without its marks",
        arguments: [
            ("# Title", "Title"), ("a **bold** and *soft* word", "a bold and soft word"),
            ("snake_case_name", "snake_case_name"), ("2 * 3 * 4", "2 * 3 * 4"), ("- item", "• item"),
            ("> said", "│ said"), ("`a*b*c`", "a*b*c"), ("[docs](https://example.org)", "docs (https://example.org)"),
            ("\\*plain\\*", "*plain*"), ("![a jay](jay.png)", "[a jay] (jay.png)"), ("**open", "**open"),
        ]
    )
    func markdown(source: String, text: String) {
        #expect(lines(.markdown(source)) == [text])
    }

    @Test("code that is set off is kept as it is, indented")
    func code() {
        #expect(
            lines(.markdown("before\n```swift\nlet *a* = 1\n```\nafter")) == ["before", "    let *a* = 1", "after"]
        )
    }

    @Test("styles are used where the terminal has them")
    func styles() {
        let text = ReplyText(terminal: TestTerminal(isStyled: true).terminal).lines(of: .markdown("a **b**"))
        #expect(text == ["a \u{1B}[1mb\u{1B}[0m"])
    }

    @Test("everything else is described in a line")
    func others() throws {
        #expect(
            lines(.image(Image(Data(count: 2048), type: "image/png", description: "a jay")), number: 3) == [
                "[3: image a jay, image/png, 2 KiB]"
            ]
        )
        #expect(lines(.plot(Plot(data: [["type": "bar"]], layout: ["title": "Sold"]))) == ["[plot “Sold” (bar)]"])
        #expect(
            lines(.location(Location(latitude: 49.61, longitude: 6.13, title: "Luxembourg"))) == [
                "[place Luxembourg, 49.61, 6.13]"
            ]
        )
        #expect(lines(.custom(name: "cart", value: ["total": 12])) == ["[cart: {\"total\":12}]"])
        #expect(lines(.html("<p>Hi <b>you</b></p>")) == ["Hi you"])
        #expect(lines(.options(Options([.init("Yes", description: "go on"), "No"]))) == ["  1 Yes – go on", "  2 No"])
    }

    @Test("what a terminal would obey is not passed on")
    func controls() {
        #expect(lines(.text("a\u{1B}]0;title\u{07}b\r\nc")) == ["a]0;titleb\nc"])
    }
}
