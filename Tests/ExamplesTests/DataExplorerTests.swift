import Jackdaw
import JackdawTesting
import Testing

@testable import DataExplorer

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("DataExplorer")
struct DataExplorerTests {
    private func csv(_ text: String) -> File { File(name: "data.csv", type: "text/csv", data: Data(text.utf8)) }

    /// Holds a conversation that begins with the example.
    private func explore(_ conversation: @escaping @Sendable (TestUser) async throws -> Void) async throws {
        try await makeDataExplorer().converse { user in
            try await user.hears("Send me a CSV file, and ask me about it.", .options("Try an example"))
            try await user.chooses("Try an example")
            try await user.hears(.kind(.dataFrame), .containing("average of price per town"))
            try await conversation(user)
        }
    }

    @Test("a CSV file is summed up when it comes, column by column")
    func summary() async throws {
        try await makeDataExplorer().converse { user in
            try await user.hears(.anything, .kind(.options))
            try await user.says("plot price by year")
            try await user.hears("I have no table yet. Send me a CSV file, by the paper clip or by dropping it here.")
            try await user.sends(csv("town,price\nBath,10\nEly,20\nBath,\n"))
            try await user.hears(
                .dataFrame(
                    try DataFrame(
                        title: "data.csv: 3 rows",
                        columns: [
                            .init("column", ["town", "price"]), .init("type", ["text", "whole numbers"]),
                            .init("missing", [0, 1]), .init("different", [2, 2]),
                            .init("least", [nil, 10.0]), .init("average", [nil, 15.0]), .init("greatest", [nil, 20.0]),
                        ]
                    )
                ),
                .containing("plot price by town")
            )
        }
    }

    @Test(
        "a file that is no table is refused with a reason that helps",
        arguments: [
            ("a,b\n1,2,3\n", "a row has 3 fields, but the first line names 2 columns."),
            ("a,a\n1,2\n", "two columns are named “a”: give each a name of its own."),
            ("a,b\n", "it has no rows; the first line has to name the columns, and each other line is a row."),
        ]
    )
    func badFiles(text: String, reason: String) async throws {
        try await makeDataExplorer().converse { user in
            try await user.hears(.anything, .kind(.options))
            try await user.sends(csv(text))
            try await user.hears(ExpectedReply(wording: "I cannot read data.csv: \(reason)"))
            #expect(user.isIn(Step.empty))
        }
    }

    @Test("a picture and letters of another encoding are refused too")
    func otherFiles() async throws {
        try await makeDataExplorer().converse { user in
            try await user.hears(.anything, .kind(.options))
            try await user.sends(File(name: "a.png", type: "image/png", data: Data([1])))
            try await user.hears("I cannot read a.png: it is no CSV file but image/png.")
            try await user.sends(File(name: "b.csv", type: "text/csv", data: Data([0x61, 0xE9, 0x0A])))
            try await user.hears(.containing("save it as “CSV UTF-8”"))
        }
    }

    @Test("figures are made of the column that is named, for each group where one is named")
    func figures() async throws {
        try await explore { user in
            try await user.says("what is the highest price")
            try await user.hears("The maximum price is 702000.")
            try await user.says("what is the mean area")
            try await user.hears("The average area is 95.44.")
            try await user.says("average price per town")
            try await user.hears(
                .dataFrame(
                    try DataFrame(columns: [
                        .init("town", ["Bath", "Ely", "Wells", "York"]),
                        .init("average price", [505_750.0, 301_250, 361_500, 351_250]),
                    ])
                ),
                .kind(.plot)
            )
            try await user.says("average of price per colour")
            try await user.hears("I find no column in “colour”. There are: town, year, rooms, area, price.")
            try await user.says("average of town per year")
            try await user.hears("“town” has no numbers to reckon with.")
        }
    }

    @Test(
        "a plot is of the kind that suits its columns",
        arguments: [
            ("plot price by year", "scatter", "average price by year"),
            ("plot area by town", "bar", "average area by town"),
            ("histogram of price", "histogram", "How often which price"),
        ]
    )
    func plots(question: String, type: String, title: String) async throws {
        try await explore { user in
            try await user.says(question)
            guard case .plot(let plot) = try await user.hearsReply() else {
                Issue.record("no plot")
                return
            }
            #expect(plot.json["data"]?[0]?["type"]?.stringValue == type)
            #expect(plot.json["layout"]?["title"]?["text"]?.stringValue == title)
        }
    }

    @Test(
        "rows are found by what they have in their columns",
        arguments: [
            ("price > 400000", 5), ("town is Bath and rooms >= 4", 2), ("price is at most 259000", 2),
            ("town contains ly", 4), ("town is not bath", 12), ("prise over 500000", 2),
        ]
    )
    func rows(condition: String, count: Int) throws {
        let table = try makeSample()
        let filter = try Filter(condition, of: table)
        #expect(table.rows(filter.matches).rowCount == count)
    }

    @Test("rows are shown when they are asked for, and what is unclear about the condition is said")
    func conditions() async throws {
        try await explore { user in
            try await user.says("show rows where price > 400000")
            try await user.hears(.dataFrame(columns: ["town", "year", "rooms", "area", "price"], rows: 5))
            try await user.says("show rows where price > 1000000")
            try await user.hears("No row is like that.")
            try await user.says("show rows where price > cheap")
            try await user.hears("“cheap” is no number, but “price” has numbers.")
        }
    }
}
