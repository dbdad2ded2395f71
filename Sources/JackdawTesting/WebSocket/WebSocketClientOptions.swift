/// How a ``WebSocketClient`` behaves.
public struct WebSocketClientOptions: Sendable {
    /// The offer sent as `Sec-WebSocket-Extensions`; nil: none.
    ///
    /// `permessage-deflate` is what the client can do (RFC 7692).
    public var extensions: String?

    /// Whether pings are answered, as RFC 6455, section 5.5.2 demands.
    public var answersPings = true

    /// Whether a close frame is answered.
    public var answersClose = true

    /// How long connecting and upgrading may take.
    public var handshakeTimeout: Duration = .seconds(10)

    /// Makes the options of a well-behaved client without extensions.
    public init() {}

    /// A client that offers compression.
    public static var compressing: Self {
        var options = Self()
        options.extensions = "permessage-deflate; client_max_window_bits"
        return options
    }
}
