/// The table of keys as text.
extension ConfigurationKey {
    /// The table in Markdown, as the documentation shows it.
    package static var markdownTable: String {
        var lines = [
            "| Key | Default | Unit | Environment variable | Meaning |",
            "|---|---|---|---|---|",
        ]
        for key in all {
            let value = key.defaultText.isEmpty ? "" : "`\(key.defaultText)`"
            lines.append("| `\(key.name)` | \(value) | \(key.unit) | `\(key.environmentName)` | \(key.meaning) |")
        }
        return lines.joined(separator: "\n")
    }

    /// The table in plain text, as `--help` shows it.
    static var plainTable: String {
        let width = all.map(\.name.count).max() ?? 0
        return all.map { key in
            var line = "  " + key.name + String(repeating: " ", count: width - key.name.count + 2)
            line += key.meaning.filter { $0 != "`" }
            if !key.unit.isEmpty { line += ", in \(key.unit)" }
            if !key.defaultText.isEmpty { line += " (default: \(key.defaultText))" }
            return line
        }.joined(separator: "\n")
    }
}
