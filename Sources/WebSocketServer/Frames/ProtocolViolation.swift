/// Why a connection has to be failed (RFC 6455, section 7.1.7), as the close frame will say it.
struct ProtocolViolation: Error, Hashable {
    var code: WebSocketCloseCode
    var reason: String

    static func protocolError(_ reason: String) -> ProtocolViolation { .init(code: .protocolError, reason: reason) }
    static func invalid(_ reason: String) -> ProtocolViolation { .init(code: .invalidPayload, reason: reason) }
    static func tooLarge(_ reason: String) -> ProtocolViolation { .init(code: .tooLarge, reason: reason) }
}
