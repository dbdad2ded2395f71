/// How a client and the server write what they say to each other.
package enum Dialect: String, Sendable, Hashable, CaseIterable {
    /// What clients of the BESSER frameworks speak: chosen by asking for no subprotocol.
    case besser
    /// Our own, with numbers, acknowledgements and errors.
    case jackdawV1 = "jackdaw.v1"

    /// The dialect for the subprotocols that a client offers; nil where it offers only ones that nobody here speaks.
    package init?(offered subprotocols: [String]) {
        if subprotocols.isEmpty {
            self = .besser
        } else if subprotocols.contains(Dialect.jackdawV1.rawValue) {
            self = .jackdawV1
        } else {
            return nil
        }
    }

    /// What the handshake answers in `Sec-WebSocket-Protocol`.
    package var subprotocol: String? {
        self == .besser ? nil : rawValue
    }
}
