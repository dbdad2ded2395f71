import JackdawCore

extension ConversationScript.Action {
    private typealias Reader = @Sendable (Source) throws(Problem) -> Self

    /// What stands behind a step's colon.
    enum Source {
        /// The rest of its line, without white space around it.
        case line(String)
        /// A text exactly as it is: a fenced block, or what is quoted.
        case block(String)
        /// The items of a list.
        case list([String])
    }

    /// Why a step cannot be read.
    struct Problem: Error {
        let description: String
    }

    private static let readers: [String: Reader] = [
        "user": { text throws(Problem) in .says(try words(text)) },
        "speak": { text throws(Problem) in .speaks(try some(text)) },
        "choose": { text throws(Problem) in .chooses(try some(text)) },
        "file": { text throws(Problem) in .sends(file: try some(text)) },
        "event": { text throws(Problem) in .event(try event(text)) },
        "wait": { text throws(Problem) in .waits(try duration(text)) },
        "reset": { text throws(Problem) in try none(text, .resets) },
        "bot": { text throws(Problem) in .hears(try words(text)) },
        "bot contains": { text throws(Problem) in .hearsPart(try some(text)) },
        "bot options": { text throws(Problem) in .hearsOptions(try labels(text)) },
        "bot kind": { text throws(Problem) in .hearsKind(try kind(text)) },
        "bot nothing": { text throws(Problem) in try none(text, .hearsNothing) },
        "state": { text throws(Problem) in .isIn(try some(text)) },
        "variable": { text throws(Problem) in try variable(text) },
    ]

    /// Reads a step.
    ///
    /// - Parameters:
    ///   - key: What stands before the colon.
    ///   - text: What stands after it.
    init(_ key: String, _ text: Source) throws(Problem) {
        guard let read = Self.readers[key] else {
            let known = Self.readers.keys.sorted().joined(separator: ", ")
            throw Problem(description: "there is no step “\(key):”; there are: \(known)")
        }
        self = try read(text)
    }

    /// What is said, of which nothing is taken away; a block may say nothing.
    private static func words(_ text: Source) throws(Problem) -> String {
        if case .block(let words) = text { return words }
        return try some(text)
    }

    private static func some(_ text: Source) throws(Problem) -> String {
        switch text {
        case .line(let text) where !text.isEmpty: return text
        case .block(let text) where !text.trimmed.isEmpty: return text.trimmed
        case .list: throw Problem(description: "a list stands behind the colon of a step that takes one text")
        case .line, .block: throw Problem(description: "nothing stands behind the colon")
        }
    }

    private static func none(_ text: Source, _ action: Self) throws(Problem) -> Self {
        guard case .line("") = text else {
            throw Problem(description: "nothing may stand behind the colon of this step")
        }
        return action
    }

    private static func event(_ source: Source) throws(Problem) -> OutsideEvent {
        let text = try some(source)
        let name = text.prefix { !$0.isWhitespace }
        let payload = text[name.endIndex...].trimmed
        guard !payload.isEmpty else { return OutsideEvent(String(name)) }
        do {
            return OutsideEvent(String(name), try JSONParser.parse(payload))
        } catch {
            throw Problem(description: "what follows the event's name is not JSON: \(error)")
        }
    }

    private static func duration(_ source: Source) throws(Problem) -> Duration {
        let text = try some(source)
        let units: [String: Double] = ["ms": 0.001, "s": 1, "min": 60, "h": 3600]
        let number = text.prefix { $0.isNumber || $0 == "." }
        guard let amount = Double(number), let unit = units[text[number.endIndex...].trimmed] else {
            throw Problem(description: "“\(text)” is no time; write 500 ms, 30 s, 5 min or 2 h")
        }
        return .milliseconds((amount * unit * 1000).rounded())
    }

    /// Labels with bars between them; `\\|` is a bar within one, and `\\\\` a backslash.
    private static func labels(_ source: Source) throws(Problem) -> [String] {
        if case .list(let labels) = source { return labels }
        var labels = [""]
        var isEscaped = false
        for character in try some(source) {
            switch character {
            case "|" where !isEscaped: labels.append("")
            case "\\" where !isEscaped:
                isEscaped = true
                continue
            default: labels[labels.count - 1].append(character)
            }
            isEscaped = false
        }
        return labels.map(\.trimmed)
    }

    private static func kind(_ source: Source) throws(Problem) -> ReplyKind {
        let text = try some(source)
        guard let kind = ReplyKind(rawValue: text) else {
            let known = ReplyKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(description: "there is no kind “\(text)”; there are: \(known)")
        }
        return kind
    }

    private static func variable(_ source: Source) throws(Problem) -> Self {
        let parts = try some(source).split(separator: "=", maxSplits: 1).map(\.trimmed)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw Problem(description: "write a variable as “attempts = 3”")
        }
        do {
            return .has(variable: parts[0], try JSONParser.parse(parts[1]))
        } catch {
            throw Problem(description: "the value of “\(parts[0])” is not JSON: \(error)")
        }
    }
}

extension StringProtocol {
    /// The text without white space around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
