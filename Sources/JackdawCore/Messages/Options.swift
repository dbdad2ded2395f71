/// Answers for the user to choose from.
public struct Options: Sendable, Hashable, Codable {
    /// The answers, in the order they are shown.
    public var options: [Option]
    /// Whether more than one may be chosen.
    public var multiple: Bool

    /// The answers `options`, in that order.
    public init(_ options: [Option], multiple: Bool = false) {
        self.options = options
        self.multiple = multiple
    }
}

extension Options: ExpressibleByArrayLiteral {
    /// The answers `elements`, in that order: `["Yes", "No"]`.
    public init(arrayLiteral elements: Option...) {
        self.init(elements)
    }
}
