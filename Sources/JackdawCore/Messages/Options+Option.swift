extension Options {
    /// One answer that a user may choose.
    ///
    /// A string literal is an answer whose value is its label. Give a value of its own where the label is translated or
    /// may be rewritten: `Options.Option("Oui", value: "yes")`.
    public struct Option: Sendable, Hashable, Codable, ExpressibleByStringLiteral {
        /// What the user reads, and what is said in the user's name when it is chosen.
        public var label: String
        /// What the bot gets as ``UserMessage/chosen``.
        public var value: String
        /// A line of explanation below the label.
        public var description: String?

        /// An answer that reads `label`.
        public init(_ label: String, value: String? = nil, description: String? = nil) {
            self.label = label
            self.value = value ?? label
            self.description = description
        }

        /// An answer whose value is its label.
        public init(stringLiteral value: String) {
            self.init(value)
        }
    }
}
