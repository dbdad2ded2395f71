/// What is wrong with a configuration: every problem at once, each with its source.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// One problem a line: where it stands, what is wrong, what it should be.
    public let problems: [String]

    init(_ problems: [String]) {
        self.problems = problems
    }

    init(_ problem: String) {
        problems = [problem]
    }

    /// The problems, one a line.
    public var description: String {
        problems.joined(separator: "\n")
    }
}
