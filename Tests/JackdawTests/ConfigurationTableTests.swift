import Jackdaw
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("The table of keys in the documentation")
struct ConfigurationTableTests {
    @Test("the table of keys in the article about configuration is the one that the code reads by")
    func article() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Sources/Jackdaw/Jackdaw.docc/Configuration.md")
        let article = try String(contentsOf: file, encoding: .utf8)
        let lines = Set(article.split(separator: "\n"))
        let missing = ConfigurationKey.markdownTable.split(separator: "\n").filter { !lines.contains($0) }
        #expect(missing.isEmpty, "these lines are to be in Configuration.md:\n\(missing.joined(separator: "\n"))")
    }

    @Test("--help lists every key with its default")
    func help() {
        let help = BotOptions.helpText
        for key in ConfigurationKey.all {
            #expect(help.contains("  \(key.name) "), "\(key.name)")
        }
        #expect(help.contains("(default: 8765)"))
        for option in ["--host", "--port", "--no-ui", "--dev", "--dev-assets", "--config", "--log-level"] {
            #expect(help.contains(option))
        }
    }
}
