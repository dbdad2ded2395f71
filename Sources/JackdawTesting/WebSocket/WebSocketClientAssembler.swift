/// Puts messages together from their frames.
struct WebSocketClientAssembler {
    private var begun: (opcode: UInt8, payload: [UInt8], isCompressed: Bool)?

    /// Adds a data frame; returns the message it completes.
    mutating func add(
        _ frame: WebSocketClientFrame,
        decompressing compression: inout WebSocketClientCompression?
    ) throws -> WebSocketClientMessage? {
        if frame.opcode == 0 {
            guard begun != nil else { throw WebSocketClientError.protocolViolation("a continuation of nothing") }
            guard frame.reservedBits == 0 else {
                throw WebSocketClientError.protocolViolation("reserved bits in a continuation")
            }
            begun?.payload += frame.payload
        } else {
            guard begun == nil else { throw WebSocketClientError.protocolViolation("a message within a message") }
            let allowed: [UInt8] = compression == nil ? [0] : [0, 4]
            guard allowed.contains(frame.reservedBits) else {
                throw WebSocketClientError.protocolViolation("reserved bits that were not agreed on")
            }
            begun = (frame.opcode, frame.payload, frame.reservedBits == 4)
        }
        guard frame.isFinal, let whole = begun else { return nil }
        begun = nil
        let payload = whole.isCompressed ? try compression?.decompress(whole.payload) ?? [] : whole.payload
        guard whole.opcode == 1 else { return .binary(payload) }
        guard let text = String(validating: payload, as: UTF8.self) else {
            throw WebSocketClientError.protocolViolation("a text that is not UTF-8")
        }
        return .text(text)
    }
}
