/// Finds text that fits a regular expression, such as an order number.
///
/// ```swift
/// let order = try RegularExpressionRecognizer(#"[A-Z]{2}-?\d{4,6}"#)
/// ```
///
/// Upper and lower case are the same unless the expression says `(?-i)`. The value is the text as the user wrote it;
/// with a capture group in the expression, what the first group captured. Matching is bounded in time only by the
/// expression itself: one with nested repetition, such as `(a+)+b`, can be made to take very long. Only the first
/// 4,096 characters of an utterance are searched.
public struct RegularExpressionRecognizer: EntityRecognizer {
    /// A regular expression that cannot be compiled.
    public struct InvalidPattern: Error, Sendable, Hashable, CustomStringConvertible {
        /// The expression.
        public let pattern: String
        /// What the compiler says about it.
        public let reason: String

        /// What is wrong, and where.
        public var description: String { "the regular expression '\(pattern)' is not valid: \(reason)" }
    }

    /// The expression in text form.
    public let pattern: String

    private let expression: CompiledExpression

    private static let maximumLength = 4_096
    private static let maximumMarks = 32

    /// As much of a text as is searched; a letter with more marks on it than any language has ends it, because a character
    /// is compared with all its marks at once, and so does a chain of as many emoji.
    private static func searched(_ text: String) -> Substring {
        let scalars = text.unicodeScalars
        var position = text.startIndex
        var character = position
        var marks = 0
        var isChained = false
        for _ in 0..<maximumLength where position < text.endIndex {
            let scalar = scalars[position]
            if isChained || scalar.properties.isGraphemeExtend {
                marks += 1
                if marks > maximumMarks { return text[..<character] }
            } else {
                marks = 0
                character = position
            }
            isChained = scalar.value == 0x200D
            position = scalars.index(after: position)
        }
        return text[..<position]
    }

    /// A recogniser of what fits `pattern`, in the syntax of Swift's `Regex`.
    ///
    /// - Throws: ``InvalidPattern`` when it is not a regular expression, or one that fits the empty text.
    public init(_ pattern: String) throws(InvalidPattern) {
        self.pattern = pattern
        do {
            expression = CompiledExpression(try Regex(pattern).ignoresCase())
        } catch {
            throw InvalidPattern(pattern: pattern, reason: "\(error)")
        }
        if expression.matchesEmptyText {
            throw InvalidPattern(pattern: pattern, reason: "it fits empty text; ask for at least one character")
        }
    }

    /// What fits the expression, from left to right.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        expression.matches(in: Self.searched(text)).map { match in
            EntityMatch(range: match.range, value: .text(String(text[match.captured ?? match.range])))
        }
    }
}
