/// What a server wants from `permessage-deflate`, and how it answers a client's offers.
public struct DeflateNegotiation: Sendable, Hashable {
    /// The largest window the server wants to compress with, 9 to 15.
    public var serverWindowBits: Int
    /// The largest window the server wants to decompress with, 8 to 15; only asked of clients that let themselves be asked.
    public var clientWindowBits: Int
    /// Whether the server's messages may refer to earlier ones.
    public var serverContextTakeover: Bool
    /// Whether the client's messages may refer to earlier ones.
    public var clientContextTakeover: Bool

    /// Makes the server's wishes.
    public init(
        serverWindowBits: Int = 12,
        clientWindowBits: Int = 12,
        serverContextTakeover: Bool = true,
        clientContextTakeover: Bool = true
    ) {
        self.serverWindowBits = min(max(serverWindowBits, 9), 15)
        self.clientWindowBits = min(max(clientWindowBits, 8), 15)
        self.serverContextTakeover = serverContextTakeover
        self.clientContextTakeover = clientContextTakeover
    }

    /// Takes the first offer that can be honoured.
    ///
    /// An offer with an unknown, doubled or wrongly valued parameter is passed over, as is one that asks for a server
    /// window of 8, which zlib cannot make (RFC 7692, section 7.1.2.1 leaves that to the server). A header that breaks
    /// the grammar offers nothing: the connection is opened without compression.
    ///
    /// - Parameter lines: the values of the request's `Sec-WebSocket-Extensions` headers, in order.
    /// - Returns: what to answer, or nil to answer without the extension.
    public func answer(to lines: [String]) -> DeflateParameters? {
        guard let offers = WebSocketExtension.parse(lines) else { return nil }
        for offer in offers where offer.name == DeflateParameters.extensionName {
            if let fields = DeflateFields(offer.parameters), let answer = answer(to: fields) { return answer }
        }
        return nil
    }

    private func answer(to offer: DeflateFields) -> DeflateParameters? {
        var answer = DeflateParameters()
        if let asked = offer.serverMaxWindowBits {
            guard asked >= 9 else { return nil }
            answer.serverMaxWindowBits = min(asked, serverWindowBits)
        }
        // May be answered only where it was offered: other clients would not know what to do with it.
        if let offered = offer.clientMaxWindowBits {
            let bits = min(offered.bits, clientWindowBits)
            if bits < 15 || offered != .unbounded { answer.clientMaxWindowBits = bits }
        }
        answer.serverNoContextTakeover = offer.serverNoContextTakeover || !serverContextTakeover
        answer.clientNoContextTakeover = offer.clientNoContextTakeover || !clientContextTakeover
        return answer
    }
}
