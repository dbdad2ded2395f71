public import Logging
public import WebSocketServer

/// Everything about a running bot that is not the bot itself: where it listens, what it serves, how much it allows.
///
/// A configuration is put together from, in this order of precedence, code, the command line (`--port 9000`), the
/// environment (`JACKDAW_PORT=9000`) and a YAML or JSON file (`port: 9000`). What none of them says keeps the
/// default that stands here. Durations are in seconds, sizes in octets, wherever they are not Swift values.
///
/// ```swift
/// let platform = bot.useWebSocketPlatform { configuration in
///     configuration.port = 9000
///     configuration.limits.upload = 5 * 1024 * 1024
/// }
/// ```
public struct JackdawConfiguration: Sendable, Equatable {
    /// The address to listen on: a host name, an IPv4 or an IPv6 address; `0.0.0.0` for every IPv4 interface.
    public var host = "127.0.0.1"

    /// The TCP port to listen on; 0 takes one that is free.
    public var port = 8765

    /// The path of the page and of the WebSocket, `/` or for instance `/chat`.
    public var path = "/"

    /// Whether the chat page is served.
    ///
    /// Without it, a GET of ``path`` is answered with 404; the WebSocket is the same.
    public var ui = true

    /// The origins whose pages may open a WebSocket, such as `https://example.org`; `*` allows all of them.
    ///
    /// Pages of the server's own origin always may, and those of `localhost` as long as the list is empty. A client that
    /// sends no `Origin` header is no browser, and is not held to this list (RFC 6455, section 10.2).
    public var origins: [String] = []

    /// The reverse proxies whose word about a client's address is believed: addresses, or networks such as `10.0.0.0/8`.
    ///
    /// Without them everybody behind a proxy counts as one client (``Limits/connectionsPerAddress``). Name only proxies that
    /// overwrite ``forwardedField``: what others pass on, the client may have made up.
    public var trustedProxies: [String] = []

    /// The header field that the trusted proxies set.
    public var forwardedField = TrustedProxies.Field.xForwardedFor

    /// The sites that may show the page in a frame of theirs, as sources of the `frame-ancestors` directive of CSP.
    public var frameAncestors: [String] = ["'self'"]

    /// The least severe log messages to write; they go to standard error.
    public var logLevel = Logger.Level.info

    /// Whether whoever names a session or a user is believed without proof.
    ///
    /// This is how other servers of the besser dialect behave. It hands anybody's conversation to whoever guesses its
    /// name, and is meant for trusted networks alone.
    public var trustClientIdentity = false

    /// How often the server pings each connection; nil: never.
    ///
    /// A client that answers no ping for two periods is gone.
    public var heartbeat: Duration? = .seconds(25)

    /// How long running bodies and open connections may take to finish when the server stops.
    public var shutdownTime: Duration = .seconds(10)

    /// The file that keeps what was learnt from the bot's intents, so that the next start need not learn it again.
    ///
    /// Nil: none. See ``SavedModelTrainer``; a bot with a trainer or a classifier of its own is not concerned.
    public var savedModel: String?

    /// Where conversations are kept, so that they outlive the process.
    public var store = Store()

    /// How messages are written on the wire.
    public var `protocol` = ProtocolOptions()

    /// How much of everything is allowed.
    public var limits = Limits()

    /// How messages are compressed.
    public var compression = Compression()

    /// Where uploaded and sent files are kept.
    public var files = Files()

    /// Where the page's browser libraries come from.
    public var libraries = Libraries()

    /// The maps that places are shown on.
    public var map = Map()

    /// Nil, unless the bot was started with `--dev`.
    package var development: Development?

    /// Makes a configuration of nothing but defaults.
    public init() {}
}
