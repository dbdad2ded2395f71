/// That a session has accepted what a user sent, and will handle it.
public struct Receipt: Sendable, Hashable {
    /// The number of the frame by which all connections see it; nil for what is not shown.
    public var sequence: Int?

    /// Whether it had been accepted before, by the client id it carries; it is not handled again.
    public var isRepeat: Bool

    /// Creates a receipt.
    public init(sequence: Int?, isRepeat: Bool = false) {
        self.sequence = sequence
        self.isRepeat = isRepeat
    }
}
