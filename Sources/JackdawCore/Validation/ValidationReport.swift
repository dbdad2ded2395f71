/// What the rules have found so far.
struct ValidationReport {
    private var found: [InvalidBot.Problem] = []

    /// Says that the bot cannot run.
    mutating func error(_ message: String, at location: DeclarationSite) {
        add(.error, message, location)
    }

    /// Says that the bot will hardly run as it is meant to.
    mutating func warning(_ message: String, at location: DeclarationSite) {
        add(.warning, message, location)
    }

    /// The problems by file and line; those of one line in the order found, each once.
    var problems: [InvalidBot.Problem] {
        found.enumerated().sorted {
            ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset)
        }.map(\.element)
    }

    private mutating func add(
        _ severity: InvalidBot.Problem.Severity,
        _ message: String,
        _ location: DeclarationSite
    ) {
        let problem = InvalidBot.Problem(
            severity: severity,
            file: location.fileID,
            line: location.line,
            message: message
        )
        if !found.contains(problem) { found.append(problem) }
    }
}
