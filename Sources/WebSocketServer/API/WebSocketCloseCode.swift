/// Why a WebSocket is closed, as a number (RFC 6455, section 7.4).
public struct WebSocketCloseCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The number on the wire.
    public let rawValue: UInt16

    /// Makes a code of a number.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1000: the purpose has been fulfilled.
    public static let normal = WebSocketCloseCode(rawValue: 1000)
    /// 1001: the server goes down, or the browser has left the page.
    public static let goingAway = WebSocketCloseCode(rawValue: 1001)
    /// 1002: the peer broke the protocol.
    public static let protocolError = WebSocketCloseCode(rawValue: 1002)
    /// 1003: a kind of data that is not accepted.
    public static let unacceptableData = WebSocketCloseCode(rawValue: 1003)
    /// 1005: the peer's close frame had no code; never on the wire.
    public static let noStatus = WebSocketCloseCode(rawValue: 1005)
    /// 1006: the connection was lost without a close frame; never on the wire.
    public static let abnormal = WebSocketCloseCode(rawValue: 1006)
    /// 1007: text that is not UTF-8, or compressed data that is none.
    public static let invalidPayload = WebSocketCloseCode(rawValue: 1007)
    /// 1008: against the server's policy.
    public static let policyViolation = WebSocketCloseCode(rawValue: 1008)
    /// 1009: larger than the limit.
    public static let tooLarge = WebSocketCloseCode(rawValue: 1009)
    /// 1011: the server met an error of its own.
    public static let internalError = WebSocketCloseCode(rawValue: 1011)
    /// 1012: the server starts anew.
    public static let serviceRestart = WebSocketCloseCode(rawValue: 1012)
    /// 1013: try again later.
    public static let tryAgainLater = WebSocketCloseCode(rawValue: 1013)

    /// Whether the code may stand in a close frame: 1004 to 1006 and 1015 stand for what has no frame, others below
    /// 3000 are not assigned, and above 4999 there is nothing.
    public var isAllowedOnWire: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }

    /// The number.
    public var description: String { String(rawValue) }
}
