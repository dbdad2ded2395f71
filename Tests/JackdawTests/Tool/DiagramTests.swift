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
