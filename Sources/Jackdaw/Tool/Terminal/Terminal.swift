/// Where a command of a bot's executable reads from and writes to.
struct Terminal: Sendable {
    /// Writes to standard output, past any buffer.
    var write: @Sendable (String) -> Void
    /// Writes to standard error.
    var writeError: @Sendable (String) -> Void
    /// The next line of the input, without its end; nil when there is none.
    var readLine: @Sendable () async -> String?
    /// Whether a person types: then there is a prompt.
    var isInteractive = false
    /// Whether bold and colours are understood, and wanted.
    var isStyled = false
    /// Whether somebody watches standard error.
    var showsProgress = false
    /// How many columns there are.
    var width: @Sendable () -> Int = { Terminal.usualWidth }

    /// The width of what is no terminal.
    static let usualWidth = 80

    /// Writes a line.
    func print(_ line: String) {
        write(line + "\n")
    }

    /// Writes lines.
    func print(_ lines: [String]) {
        if !lines.isEmpty { print(lines.joined(separator: "\n")) }
    }

    /// The text in a style, where styles are understood.
    func styled(_ text: String, _ style: TextStyle) -> String {
        isStyled && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// What a terminal can do to a text: the parameters of SGR (ECMA-48, section 8.3.117).
enum TextStyle: Int {
    case bold = 1
    case faint = 2
    case italic = 3
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
}
