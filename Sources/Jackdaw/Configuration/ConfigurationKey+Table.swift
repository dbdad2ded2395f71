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
            let name = "  " + key.name + String(repeating: " ", count: width - key.name.count + 2)
            var standard = key.defaultText
            if !standard.isEmpty, !key.unit.isEmpty { standard += " " + key.unit }
            let meaning = name + key.meaning.filter { $0 != "`" }
            // A line of its own: both together would not fit a terminal of 80 columns.
            let indentation = String(repeating: " ", count: width + 4)
            return standard.isEmpty ? meaning : meaning + "\n" + indentation + "(default: \(standard))"
        }.joined(separator: "\n")
    }
}
