/// What is wrong with the scripts of a folder, all at once.
public struct ConversationScriptError: Error, Equatable, CustomStringConvertible {
    /// Each problem, as `path:line: error: what is wrong`.
    public let problems: [String]

    /// The problems, one in a line.
    public var description: String { problems.joined(separator: "\n") }

    init(_ problems: [String]) {
        self.problems = problems
    }
}
