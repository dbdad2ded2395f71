/// What a line that was typed in a chat means.
enum ChatInput: Sendable, Equatable {
    /// A text for the bot, or the number of an option.
    case text(String)
    case state
    case variables
    case why
    /// Something happened outside; with JSON to it.
    case event(name: String, payload: String?)
    case send(path: String)
    case save(number: Int, path: String?)
    case reset
    case history
    case record(path: String)
    case help
    case quit
    /// A command that is none, or not complete: what to say about it.
    case mistake(String)

    /// The commands with what they take, and what they are for.
    private static let commands = [
        ("/state", "where the conversation is, and what leads on"),
        ("/vars", "variables and parameters"),
        ("/why", "how the intents competed for the last message"),
        ("/event NAME [JSON]", "something happened outside"),
        ("/send FILE", "send a file to the bot"),
        ("/save N [PATH]", "keep the file, picture or sound of that number"),
        ("/reset", "begin again"),
        ("/history", "all that was said"),
        ("/record FILE", "write the conversation as a test"),
        ("/help", "this list"),
        ("/quit", "leave, as Ctrl-D does"),
        ("//TEXT", "say a text that begins with a slash"),
    ]

    /// The list of commands.
    static var commandList: String {
        let width = commands.map(\.0.count).max() ?? 0
        return commands.map { "  \($0.padded(to: width))  \($1)" }.joined(separator: "\n")
    }

    init(_ line: String) {
        guard line.hasPrefix("/") else {
            self = .text(line)
            return
        }
        if line.hasPrefix("//") {
            self = .text(String(line.dropFirst()))
            return
        }
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        let name = words.first.map(String.init) ?? line
        let rest = words.count > 1 ? String(words[1].drop(while: \.isWhitespace).trimmedAtEnd) : ""
        switch name {
        case "/state": self = .state
        case "/vars": self = .variables
        case "/why": self = .why
        case "/reset": self = .reset
        case "/history": self = .history
        case "/help": self = .help
        case "/quit": self = .quit
        case "/event": self = Self.event(rest)
        case "/save": self = Self.save(rest)
        case "/send": self = rest.isEmpty ? .mistake("say which file: /send FILE") : .send(path: rest)
        case "/record": self = rest.isEmpty ? .mistake("say into which file: /record FILE") : .record(path: rest)
        default:
            let names = Self.commands.map { String($0.0.prefix { $0 != " " }) }
            let nearest = NearestName.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
            self = .mistake("there is no command \(name)\(nearest) /help lists them, // says a text with a slash")
        }
    }

    private static func event(_ rest: String) -> ChatInput {
        let parts = rest.split(separator: " ", maxSplits: 1)
        guard let name = parts.first else { return .mistake("say what happened: /event NAME [JSON]") }
        return .event(name: String(name), payload: parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func save(_ rest: String) -> ChatInput {
        let parts = rest.split(separator: " ", maxSplits: 1)
        guard let number = parts.first.flatMap({ Int($0) }) else {
            return .mistake("say which one, by the number before it: /save N [PATH]")
        }
        return .save(number: number, path: parts.count > 1 ? String(parts[1]) : nil)
    }
}

extension Substring {
    fileprivate var trimmedAtEnd: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
