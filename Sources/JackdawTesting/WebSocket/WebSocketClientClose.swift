/// How a connection ended.
public struct WebSocketClientClose: Sendable, Equatable, CustomStringConvertible {
    /// The status code of the server's close frame; nil when it had none, or when there was no close frame.
    public var code: UInt16?

    /// The reason in the server's close frame.
    public var reason: String

    /// Makes a description of an ending.
    public init(code: UInt16?, reason: String) {
        self.code = code
        self.reason = reason
    }

    /// The code and the reason.
    public var description: String {
        code.map { reason.isEmpty ? "\($0)" : "\($0) \(reason)" } ?? "without a close frame"
    }
}
