import JackdawCore
import JackdawSQLite
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("diagram")
struct DiagramCommandTests {
    @Test("Mermaid and DOT go to standard output")
    func texts() async throws {
        let mermaid = TestTerminal()
        _ = try await mermaid.run(makeMoodBot(), "diagram")
        #expect(mermaid.output == (try makeMoodBot().diagram(.mermaid)))
        let dot = TestTerminal()
        _ = try await dot.run(makeMoodBot(), "diagram", "--format", "dot")
        #expect(dot.output == (try makeMoodBot().diagram(.dot)))
    }

    @Test("--output writes a file, and says what is wrong where it cannot")
    func output() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString).mmd")
        defer { try? FileManager.default.removeItem(at: path) }
        let screen = TestTerminal()
        _ = try await screen.run(makeMoodBot(), "diagram", "--output", path.path)
        #expect(screen.output.isEmpty)
        #expect(try String(contentsOf: path, encoding: .utf8) == makeMoodBot().diagram(.mermaid))
        await #expect(throws: ToolError.self) {
            try await screen.run(makeMoodBot(), "diagram", "--output", "/no/such/folder/bot.mmd")
        }
    }

    @Test("with a store, each state shows how many conversations are in it")
    func counts() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString).db").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var bot = try makeMoodBot()
        bot.use(storeKinds: SQLiteStore.self)
        let states = bot.conversations.definition.order
        let store = try SQLiteStore(path: path)
        try await store.open()
        let changes = ["a", "b", "c"].map { id in
            SessionChange.put(
                StoredSession.Record(id: id, version: 1, state: states[0], lastActive: Date(), content: "{}"),
                basis: 0,
                adding: [],
                oldestFrame: 0
            )
        }
        #expect(try await store.save(changes) == [true, true, true])
        await store.close()
        let screen = TestTerminal()
        _ = try await screen.run(bot, "diagram", "--format", "dot", "--store", "sqlite:\(path)")
        #expect(screen.output.contains("label=\"\(states[0]) (3)\""))
        #expect(screen.output.contains("label=\"\(states[1]) (0)\""))
    }

    @Test("a store that is not there is not made by drawing it")
    func missingStore() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString).db").path
        var made = try makeMoodBot()
        made.use(storeKinds: SQLiteStore.self)
        let bot = made
        let screen = TestTerminal()
        let error = await #expect(throws: StoreError.self) {
            try await screen.run(bot, "diagram", "--store", "sqlite:\(path)")
        }
        #expect(error?.description.contains("there is no session store \(path)") == true)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("a store that the program does not know is refused with what to do")
    func unknownStore() async throws {
        let screen = TestTerminal()
        let error = await #expect(throws: ConfigurationError.self) {
            try await screen.run(makeMoodBot(), "diagram", "--store", "sqlite:bot.db")
        }
        #expect(error?.description.contains("bot.use(storeKinds: SQLiteStore.self)") == true)
    }

    @Test("SVG is what Graphviz draws of the bot's DOT")
    func svg() throws {
        let program = FileManager.default.temporaryDirectory.appending(path: "jackdaw-dot-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: program) }
        // Called as Graphviz is: dot -Tsvg -o OUTPUT INPUT.
        try Data("#!/bin/sh\nprintf '<svg>%s</svg>' \"$(cat \"$4\")\" > \"$3\"\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        #expect(try Graphviz(program: program.path).svg(of: "digraph {}") == "<svg>digraph {}</svg>")
    }

    @Test("where Graphviz is missing, the error says how to get it; where it fails, with which status")
    func missing() throws {
        let missing = #expect(throws: ToolError.self) { try Graphviz(program: "no-such-dot").svg(of: "digraph {}") }
        #expect(missing?.description.contains("apt-get install graphviz") == true)
        let failing = #expect(throws: ToolError.self) { try Graphviz(program: "false").svg(of: "digraph {}") }
        #expect(failing?.description.contains("exit status 1") == true)
    }
}
