import JackdawCore

extension ConversationScript.Action {
    private typealias Reader = @Sendable (String) throws(Problem) -> Self

    /// Why a step cannot be read.
    struct Problem: Error {
        let description: String
    }

    private static let readers: [String: Reader] = [
        "user": { text throws(Problem) in .says(try some(text)) },
        "speak": { text throws(Problem) in .speaks(try some(text)) },
        "choose": { text throws(Problem) in .chooses(try some(text)) },
        "file": { text throws(Problem) in .sends(file: try some(text)) },
        "event": { text throws(Problem) in .event(try event(text)) },
        "wait": { text throws(Problem) in .waits(try duration(text)) },
        "reset": { text throws(Problem) in try none(text, .resets) },
        "bot": { text throws(Problem) in .hears(try some(text)) },
        "bot contains": { text throws(Problem) in .hearsPart(try some(text)) },
        "bot options": { text throws(Problem) in .hearsOptions(try some(text).parts(by: "|")) },
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
    init(_ key: String, _ text: String) throws(Problem) {
        guard let read = Self.readers[key] else {
            let known = Self.readers.keys.sorted().joined(separator: ", ")
            throw Problem(description: "there is no step “\(key):”; there are: \(known)")
        }
        self = try read(text)
    }

    private static func some(_ text: String) throws(Problem) -> String {
        guard !text.isEmpty else { throw Problem(description: "nothing stands behind the colon") }
        return text
    }

    private static func none(_ text: String, _ action: Self) throws(Problem) -> Self {
        guard text.isEmpty else { throw Problem(description: "nothing may stand behind the colon of this step") }
        return action
    }

    private static func event(_ text: String) throws(Problem) -> OutsideEvent {
        let text = try some(text)
        let name = text.prefix { !$0.isWhitespace }
        let payload = text[name.endIndex...].trimmed
        guard !payload.isEmpty else { return OutsideEvent(String(name)) }
        do {
            return OutsideEvent(String(name), try JSONParser.parse(payload))
        } catch {
            throw Problem(description: "what follows the event's name is not JSON: \(error)")
        }
    }

    private static func duration(_ text: String) throws(Problem) -> Duration {
        let units: [String: Double] = ["ms": 0.001, "s": 1, "min": 60, "h": 3600]
        let number = text.prefix { $0.isNumber || $0 == "." }
        guard let amount = Double(number), let unit = units[text[number.endIndex...].trimmed] else {
            throw Problem(description: "“\(text)” is no time; write 500 ms, 30 s, 5 min or 2 h")
        }
        return .milliseconds((amount * unit * 1000).rounded())
    }

    private static func kind(_ text: String) throws(Problem) -> ReplyKind {
        guard let kind = ReplyKind(rawValue: text) else {
            let known = ReplyKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem(description: "there is no kind “\(text)”; there are: \(known)")
        }
        return kind
    }

    private static func variable(_ text: String) throws(Problem) -> Self {
        let parts = text.split(separator: "=", maxSplits: 1).map(\.trimmed)
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

    func parts(by separator: Character) -> [String] { split(separator: separator).map(\.trimmed) }
}
