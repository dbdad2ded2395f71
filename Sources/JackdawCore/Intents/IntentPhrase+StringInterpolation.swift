extension IntentPhrase {
    /// Collects the words and parameters of an interpolated phrase.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// Begins a phrase.
        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Adds words.
        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { pieces.append(.text(literal)) }
        }

        /// Adds words that are kept in a constant.
        public mutating func appendInterpolation(_ words: String) {
            appendLiteral(words)
        }

        /// Adds a place where the user says a value of `parameter`.
        public mutating func appendInterpolation<Value>(_ parameter: Parameter<Value>) {
            pieces.append(.parameter(AnyParameter(parameter)))
        }
    }
}
