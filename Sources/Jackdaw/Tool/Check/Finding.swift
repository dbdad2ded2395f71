internal import JackdawCore

/// Something that a check found out about a bot.
struct Finding: Sendable, Hashable, CustomStringConvertible {
    typealias Severity = InvalidBot.Problem.Severity

    var severity: Severity = .warning
    /// Where; nil: nowhere in particular.
    var location: DeclarationSite?
    /// What is wrong, and what to do about it.
    var message: String

    init(_ message: String, at location: DeclarationSite?, severity: Severity = .warning) {
        self.severity = severity
        self.location = location
        self.message = message
    }

    /// What the bot itself said when it was declared.
    init(_ problem: InvalidBot.Problem) {
        self.init(
            problem.message,
            at: DeclarationSite(fileID: problem.file, line: problem.line),
            severity: problem.severity
        )
    }

    /// The compiler's form: `file:line: warning: message`.
    var description: String {
        "\(location.map { "\($0): " } ?? "")\(severity): \(message)"
    }

    var json: JSONValue {
        [
            "severity": .string(severity.rawValue),
            "file": location.map { .string($0.fileID) } ?? .null,
            "line": location.map { .integer(Int64($0.line)) } ?? .null,
            "message": .string(message),
        ]
    }
}
