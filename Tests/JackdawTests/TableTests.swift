import HTTPTypes
import Hummingbird
import JackdawCore
import NIOCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Tables that are sent in pages", .timeLimit(.minutes(1)))
struct TableTests {
    enum Step: String, StateID, CaseIterable { case showing }

    static func frame(rows: Int) throws -> DataFrame {
        try DataFrame(
            title: "Birds",
            columns: [
                .init("bird", (0..<rows).map { $0 % 10 == 9 ? nil : ["Rook", "jay", "Magpie"][$0 % 3] }),
                .init("ring", (0..<rows).map { $0 * 7919 % 100_003 }),
                .init("grams", (0..<rows).map { $0 % 4 == 0 ? Double.nan : Double(rows - $0) / 2 }),
            ]
        )
    }

    /// A bot whose first words are a table.
    static func platform(rows: Int, tableOctets: Int? = nil) throws -> WebSocketPlatform {
        let frame = try frame(rows: rows)
        var bot = try Bot("tables", initial: Step.showing) {
            State(.showing) {
                Body { try await $0.reply(.dataFrame(frame)) }
                When(.anyMessage, goTo: .showing)
            }
        }
        if let tableOctets {
            var limits = ConversationLimits()
            limits.tableOctets = tableOctets
            bot.use(limits: limits)
        }
        return WebSocketPlatform(botName: bot.name, conversations: bot.conversations)
    }

    private func ask(_ client: PlatformTestClient, _ query: JSONValue) async throws -> JSONValue {
        client.send(["type": "message", "id": "q", "action": "fetch_rows", "message": query])
        var frame = try await client.next()
        while frame["type"] != "rows", frame["type"] != "error" { frame = try await client.next() }
        #expect(try ProtocolSchema().problems(frame, "server") == [])
        return frame
    }

    private func rings(_ frame: JSONValue) -> [Int64] {
        frame["columns"]?[1]?.arrayValue?.compactMap(\.integerValue) ?? []
    }

    @Test("a table of up to 10,000 cells is sent whole")
    func whole() async throws {
        let client = PlatformTestClient(try Self.platform(rows: 3_333), .jackdawV1)
        let message = try #require(try await client.next(type: "message")["message"])
        #expect(message["columns"]?[1]?["values"]?.arrayValue?.count == 3_333)
        #expect(message["rows"] == nil && message["csv"] == nil)
        try await client.leave()
    }

    @Test("of a longer one the first 200 rows are sent, the others as they are asked for, a thousand at most")
    func pages() async throws {
        let client = PlatformTestClient(try Self.platform(rows: 5_000), .jackdawV1)
        let reply = try await client.next(type: "message")
        #expect(try ProtocolSchema().problems(reply, "server") == [])
        #expect(reply["message"]?["rows"] == 5_000)
        #expect(reply["message"]?["columns"]?[1]?["values"]?.arrayValue?.count == 200)
        let id = try #require(reply["id"])
        let page = try await ask(client, ["reply": id, "from": 200, "count": 3])
        #expect(page["about"] == id && page["from"] == 200 && page["count"] == 5_000)
        #expect(rings(page) == [200, 201, 202].map { Int64($0) * 7919 % 100_003 })
        #expect(rings(try await ask(client, ["reply": id, "from": 0, "count": 4_000])).count == 1_000)
        #expect(rings(try await ask(client, ["reply": id, "from": 4_999, "count": 10])).count == 1)
        #expect(rings(try await ask(client, ["reply": id, "from": 9_000_000_000, "count": 10])) == [])
        try await client.leave()
    }

    @Test("rows are sorted and filtered, and the answer says by what")
    func queries() async throws {
        let client = PlatformTestClient(try Self.platform(rows: 5_000), .jackdawV1)
        let id = try #require(try await client.next(type: "message")["id"])
        let all = (0..<5_000).map { Int64($0) * 7919 % 100_003 }
        let sort: JSONValue = ["column": 1, "descending": true]
        let page = try await ask(client, ["reply": id, "from": 0, "count": 100, "sort": sort])
        #expect(page["sort"] == sort && rings(page) == Array(all.sorted(by: >).prefix(100)))
        let magpies = try await ask(client, ["reply": id, "from": 0, "count": 9, "filter": "MAGP"])
        #expect(magpies["filter"] == "MAGP" && magpies["count"] == 1_500)
        #expect(magpies["columns"]?[0]?.arrayValue?.allSatisfy { $0 == "Magpie" } == true)
        #expect(try await ask(client, ["reply": id, "from": 0, "count": 9, "filter": "no such bird"])["count"] == 0)
        try await client.leave()
    }

    @Test("values are sorted by their type, whatever has none comes last, either way")
    func order() throws {
        let frame = try DataFrame(columns: [
            .init("text", ["b", nil, "A", "c"]), .init("number", [2.5, .nan, nil, -1]),
            .init("flag", [true, false, nil, true]),
            .init("date", [Date(timeIntervalSince1970: 9), nil, Date(timeIntervalSince1970: 1), nil]),
        ])
        func rows(_ column: Int, _ descending: Bool = false) -> [Int32]? {
            RowOrder(frame, sort: .init(column: column, descending: descending), filter: nil).rows
        }
        #expect(rows(0) == [2, 0, 3, 1] && rows(0, true) == [3, 0, 2, 1])
        #expect(rows(1) == [3, 0, 1, 2] && rows(1, true) == [0, 3, 1, 2])
        #expect(rows(2) == [1, 0, 3, 2] && rows(2, true) == [0, 3, 1, 2])
        #expect(rows(3) == [2, 0, 1, 3])
        #expect(RowOrder(frame, sort: nil, filter: "").rows == nil)
        #expect(RowOrder(frame, sort: nil, filter: "1970").rows == [0, 2])
        #expect(RowOrder(frame, sort: nil, filter: "tru").rows == [0, 3])
    }

    @Test(
        "a query that makes no sense is an error, and the socket stays open",
        arguments: [
            (["reply": "m99", "from": 0, "count": 1], "unknown_table"),
            (["reply": "m1", "from": -1, "count": 1], "wrong_type"), (["reply": "m1", "from": 0], "missing_field"),
            (["reply": "m1", "from": 0, "count": 1, "sort": ["column": 3]], "wrong_type"),
            (["reply": "m1", "from": 0, "count": 1, "sort": ["column": 0, "descending": 1]], "wrong_type"),
            (["reply": "m1", "from": 0, "count": 1, "filter": 7], "wrong_type"),
        ] as [(JSONValue, String)]
    )
    func mistakes(query: JSONValue, code: String) async throws {
        let client = PlatformTestClient(try Self.platform(rows: 5_000), .jackdawV1)
        try await client.next(type: "message")
        let error = try await ask(client, query)
        #expect(error["code"]?.stringValue == code && error["about"] == "q")
        #expect(rings(try await ask(client, ["reply": "m1", "from": 1, "count": 1])) == [7919])
        try await client.leave()
    }

    @Test("the newest table is whole, of older ones the first rows stay when there is no room for more")
    func room() async throws {
        let client = PlatformTestClient(try Self.platform(rows: 5_000, tableOctets: 1_000), .jackdawV1)
        let first = try #require(try await client.next(type: "message")["id"])
        #expect(rings(try await ask(client, ["reply": first, "from": 4_000, "count": 1])).count == 1)
        client.send(["type": "message", "id": "c1", "action": "user_message", "message": "again"])
        var second = first
        while second == first || second == "m2" { second = try #require(try await client.next(type: "message")["id"]) }
        #expect(try await ask(client, ["reply": first, "from": 0, "count": 1])["code"] == "unknown_table")
        #expect(rings(try await ask(client, ["reply": second, "from": 4_000, "count": 1])).count == 1)
        client.send(["type": "message", "id": "c2", "action": "fetch_user_messages"])
        let entries = try await client.next(type: "history")["entries"]?.arrayValue ?? []
        let tables = entries.filter { $0["action"] == "agent_reply_dataframe" }.compactMap { $0["message"] }
        #expect(tables.map { $0["rows"] } == [5_000, 5_000])
        #expect(tables.map { $0["columns"]?[0]?["values"]?.arrayValue?.count } == [200, 200])
        #expect(tables.map { $0["csv"] != nil } == [false, true])
        try await client.leave()
    }

    @Test("a long table can be fetched as CSV while its history has it")
    func csv() async throws {
        let platform = try Self.platform(rows: 5_000)
        let client = PlatformTestClient(platform, .jackdawV1)
        let url = try #require(try await client.next(type: "message")["message"]?["csv"]?.stringValue)
        let id = try #require(url.split(separator: "/").last.map(String.init))
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: url, headerFields: [:])
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        let response = await platform.fileRoutes.download(id, request)
        #expect(response.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(response.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"Birds.csv\"") == true)
        let collected = Collected()
        try await response.body.write(CollectingWriter(collected: collected))
        let lines = String(decoding: collected.data, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 5_001)
        #expect(lines.prefix(3) == ["bird,ring,grams", "Rook,0,nan", "jay,7919,2499.5"])
        #expect(lines[10] == ",71271,2495.5")
        try await client.leave()
        // The session of somebody who said nothing goes with them.
        #expect(await platform.fileRoutes.download(id, request).status == .notFound)
    }

    @Test("fields that a reader of CSV would take apart stand in quotation marks")
    func quoting() throws {
        let frame = try DataFrame(columns: [.init("a,b", ["x \"y\"", "line\nend", "plain", nil])])
        #expect(String(buffer: frame.csvHeader()) == "\"a,b\"\r\n")
        #expect(String(buffer: frame.csv(0..<4)) == "\"x \"\"y\"\"\"\r\n\"line\nend\"\r\nplain\r\n\r\n")
    }
}
