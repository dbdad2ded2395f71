/// What both ends have agreed on for `permessage-deflate` (RFC 7692, section 7.1).
public struct DeflateParameters: Sendable, Hashable {
    /// The extension's registered name.
    public static let extensionName = "permessage-deflate"

    /// The server starts each message afresh.
    public var serverNoContextTakeover: Bool
    /// The client starts each message afresh.
    public var clientNoContextTakeover: Bool
    /// The largest window the server compresses with; nil where nothing was said, which means 15.
    public var serverMaxWindowBits: Int?
    /// The largest window the client compresses with; nil where nothing was said, which means 15.
    public var clientMaxWindowBits: Int?

    /// Makes parameters.
    public init(
        serverNoContextTakeover: Bool = false,
        clientNoContextTakeover: Bool = false,
        serverMaxWindowBits: Int? = nil,
        clientMaxWindowBits: Int? = nil
    ) {
        self.serverNoContextTakeover = serverNoContextTakeover
        self.clientNoContextTakeover = clientNoContextTakeover
        self.serverMaxWindowBits = serverMaxWindowBits
        self.clientMaxWindowBits = clientMaxWindowBits
    }

    /// The value of the `Sec-WebSocket-Extensions` header that says so.
    public var headerValue: String {
        var parts = [Self.extensionName]
        if serverNoContextTakeover { parts.append("server_no_context_takeover") }
        if clientNoContextTakeover { parts.append("client_no_context_takeover") }
        if let serverMaxWindowBits { parts.append("server_max_window_bits=\(serverMaxWindowBits)") }
        if let clientMaxWindowBits { parts.append("client_max_window_bits=\(clientMaxWindowBits)") }
        return parts.joined(separator: "; ")
    }

    /// Reads a server's answer, as a client does.
    ///
    /// - Parameter lines: the values of the answer's `Sec-WebSocket-Extensions` headers.
    /// - Returns: nil where the answer names another extension, or breaks a rule of section 7.1.
    public init?(answer lines: [String]) {
        guard let list = WebSocketExtension.parse(lines), list.count == 1, list[0].name == Self.extensionName,
            let fields = DeflateFields(list[0].parameters), fields.clientMaxWindowBits != .some(.unbounded)
        else { return nil }
        self.init(
            serverNoContextTakeover: fields.serverNoContextTakeover,
            clientNoContextTakeover: fields.clientNoContextTakeover,
            serverMaxWindowBits: fields.serverMaxWindowBits,
            clientMaxWindowBits: fields.clientMaxWindowBits?.bits
        )
    }
}
