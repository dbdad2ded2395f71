/// The payload of a close frame, checked (RFC 6455, sections 5.5.1 and 7.4).
enum CloseFrame {
    static func parse(_ payload: UnsafeRawBufferPointer) throws(ProtocolViolation) -> WebSocketCloseReason {
        if payload.isEmpty { return WebSocketCloseReason(code: .noStatus, reason: "", side: .peer) }
        guard payload.count >= 2 else { throw .protocolError("a close frame has a payload of one octet") }
        let code = WebSocketCloseCode(rawValue: UInt16(payload[0]) << 8 | UInt16(payload[1]))
        guard code.isAllowedOnWire else { throw .protocolError("close code \(code) may not be sent") }
        let words = UnsafeRawBufferPointer(rebasing: payload[2...])
        var validator = UTF8Validator()
        guard validator.accept(words), validator.isComplete else {
            throw .invalid("the reason of a close frame is not UTF-8")
        }
        return WebSocketCloseReason(code: code, reason: String(decoding: words, as: UTF8.self), side: .peer)
    }
}
