extension InvalidBot {
    /// One thing that is wrong, or looks wrong, with the declaration of a bot.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// How bad it is.
        public enum Severity: String, Sendable, Hashable {
            /// The bot cannot run.
            case error
            /// The bot runs, but hardly as it is meant to.
            case warning
        }

        /// How bad it is.
        public let severity: Severity
        /// The file in the form `Module/File.swift`.
        public let file: String
        /// The line of the element, counted from one.
        public let line: Int
        /// What is wrong, and what to do about it.
        public let message: String

        /// The problem in the form `file:line: error: message`.
        public var description: String {
            "\(file):\(line): \(severity): \(message)"
        }
    }
}
