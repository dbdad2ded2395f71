import JackdawCore

/// The conversations of a Markdown file.
struct MarkdownScript {
    private let path: String
    private var scripts: [ConversationScript] = []
    private(set) var problems: [String] = []
    /// The heading of the whole file: the title of a conversation that has none of its own.
    private var heading = ""

    /// The conversations that have steps; a heading without any is for the reader.
    var conversations: [ConversationScript] { scripts.filter { !$0.steps.isEmpty } }

    init(_ text: String, path: String) {
        self.path = path
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasSuffix("\r") ? line.dropLast() : line
        }
        var index = 0
        while index < lines.count {
            let number = index + 1
            let line = lines[index]
            index += 1
            if line.hasPrefix("#") {
                begin(line, number)
            } else if line.isFence {
                index = lines.endOfBlock(at: index - 1) + 1
            } else if let item = line.listItem {
                guard let colon = item.firstIndex(of: ":") else {
                    problem(number, "a step is written as “user: hello”")
                    continue
                }
                var text = item[item.index(after: colon)...].trimmed
                let isBlock = text.isEmpty && index < lines.count && lines[index].isFence
                if isBlock {
                    let end = lines.endOfBlock(at: index)
                    text = lines[(index + 1)..<min(end, lines.count)].withoutIndent(of: lines[index])
                    index = end + 1
                }
                add(item[..<colon].trimmed, isBlock ? .block(text) : .line(text), number)
            }
        }
    }

    private mutating func begin(_ line: Substring, _ number: Int) {
        let title = line.drop { $0 == "#" }.trimmed
        guard line.hasPrefix("##") else {
            heading = title
            return
        }
        scripts.append(ConversationScript(title: title, steps: [], path: path, line: number))
    }

    private mutating func add(_ key: String, _ text: ConversationScript.Action.Source, _ line: Int) {
        if scripts.isEmpty {
            scripts.append(ConversationScript(title: heading, steps: [], path: path, line: line))
        }
        do {
            scripts[scripts.count - 1].steps.append(.init(try .init(key, text), line: line))
        } catch {
            problem(line, error.description)
        }
    }

    private mutating func problem(_ line: Int, _ text: String) {
        problems.append("\(path):\(line): error: \(text)")
    }
}

extension Substring {
    fileprivate var listItem: Substring? {
        guard hasPrefix("- ") || hasPrefix("* ") else { return nil }
        return dropFirst(2)
    }

    fileprivate var indent: Int { prefix { $0 == " " }.count }

    /// How long the fence is that opens or closes a block here; 0 for any other line.
    fileprivate var fence: Int {
        let length = dropFirst(indent).prefix { $0 == "`" }.count
        return length < 3 ? 0 : length
    }

    fileprivate var isFence: Bool { fence > 0 }
}

extension [Substring] {
    /// The line that closes a fenced block, or the end: a fence at least as long (CommonMark 0.31.2, section 4.5).
    fileprivate func endOfBlock(at start: Int) -> Int {
        self[(start + 1)...].firstIndex { line in
            line.fence >= self[start].fence && line.trimmed.allSatisfy { $0 == "`" }
        } ?? count
    }
}

extension ArraySlice<Substring> {
    fileprivate func withoutIndent(of fence: Substring) -> String {
        map { $0.dropFirst(Swift.min($0.indent, fence.indent)) }.joined(separator: "\n")
    }
}
