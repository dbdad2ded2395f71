internal import WebSocketServer

/// The table of all keys.
extension ConfigurationKey {
    /// Every key, in the order in which the documentation lists them.
    package static let all: [ConfigurationKey] =
        server + page + whoMayCome + sizes + rates + wire

    /// The key of this name.
    static func named(_ name: String) -> ConfigurationKey? {
        all.first { $0.name == name }
    }

    /// A gibibyte, in octets: the bound of what is held in memory.
    private static let gibibyte = 1 << 30

    private static let server: [ConfigurationKey] = [
        .text("host", \.host, "a host name or an address", "address to listen on; `0.0.0.0` for every one") {
            !$0.isEmpty && !$0.contains { $0.isWhitespace || $0 == "/" }
        },
        .count("port", \.port, 0...65_535, "", "TCP port; 0 takes a free one"),
        .text("path", \.path, "a path such as / or /chat", "path of the page and of the WebSocket", where: isMountPath),
        .flag("ui", \.ui, "whether the chat page is served"),
        .choice("logLevel", \.logLevel, "least severe log messages written"),
        .seconds("heartbeat", \.heartbeat, 1...3_600, "how often connections are pinged; 0: never"),
        .seconds("shutdownTime", \.shutdownTime, 0...3_600, "how long bodies and connections may take to finish"),
        .text("savedModel", \.savedModel, "file that keeps what was learnt from the intents; empty: none"),
        .text(
            "store.address",
            \.store.address,
            "where conversations are kept, as `sqlite:bot.db` or `postgres://…`; empty: in memory"
        ),
        .seconds("store.retention", \.store.retention, 60...3_153_600_000, "how long unused conversations are stored"),
        .text("files.directory", \.files.directory, "where files are kept; empty: a temporary directory"),
        .seconds(
            "files.lifetime",
            \.files.lifetime,
            1...31_536_000,
            "how long files are kept; 0: as long as their session"
        ),
    ]

    private static let page: [ConfigurationKey] = [
        .text(
            "libraries.directory",
            \.libraries.directory,
            "where the page's libraries are, as `script/web-assets` fetches them; empty: `.web-assets`, then the user's cache"
        ),
        .flag("libraries.cdn", \.libraries.cdn, "whether browsers may get missing libraries from public servers"),
        .text(
            "map.tiles",
            \.map.tiles,
            "an https address with {z}, {x} and {y}, or nothing",
            "address of a map's tiles; empty: no maps",
            where: isTileAddress
        ),
        .text("map.attribution", \.map.attribution, "a text", "whose map it is", where: { _ in true }),
    ]

    private static let whoMayCome: [ConfigurationKey] = [
        .list(
            "origins",
            \.origins,
            "a list of origins such as https://example.org, or *",
            "origins whose pages may connect; empty: the server's own and localhost",
            where: isOrigin
        ),
        .list(
            "frameAncestors",
            \.frameAncestors,
            "a list of CSP sources such as https://example.org",
            "sites that may show the page in a frame",
            where: isPolicySource
        ),
        .list(
            "trustedProxies",
            \.trustedProxies,
            "a list of IP addresses and networks such as 10.0.0.0/8",
            "reverse proxies whose word about a client's address is believed",
            where: isProxy
        ),
        .choice("forwardedField", \.forwardedField, "the header field that those proxies set"),
        .flag("trustClientIdentity", \.trustClientIdentity, "believe whoever names a session or user, without proof"),
    ]

    private static let sizes: [ConfigurationKey] = [
        .count("limits.message", \.limits.message, 1_024...gibibyte, "octets", "longest message from a client"),
        .count("limits.frame", \.limits.frame, 125...gibibyte, "octets", "longest frame from a client"),
        .count(
            "limits.inflatedMessage",
            \.limits.inflatedMessage,
            1_024...gibibyte,
            "octets",
            "longest message after decompression"
        ),
        .count("limits.upload", \.limits.upload, 0...(1_024 * gibibyte), "octets", "largest file from a client"),
        .count("limits.storage", \.limits.storage, 0...(1_048_576 * gibibyte), "octets", "room for all files together"),
        .seconds("limits.voice", \.limits.voice, 1...3_600, "longest voice message"),
        .count("limits.pending", \.limits.pending, 1...100_000, "messages", "messages of a session that may wait"),
        .count(
            "limits.outgoingBuffer",
            \.limits.outgoingBuffer,
            65_536...gibibyte,
            "octets",
            "what may wait to be sent on a connection"
        ),
    ]

    private static let rates: [ConfigurationKey] = [
        .count(
            "limits.messagesPerSecond",
            \.limits.messagesPerSecond,
            1...1_000_000,
            "messages",
            "what a session may send in a second"
        ),
        .count(
            "limits.connectionsPerAddress",
            \.limits.connectionsPerAddress,
            1...1_000_000,
            "connections",
            "connections from one address"
        ),
        .count("limits.connections", \.limits.connections, 1...1_000_000, "connections", "connections in all"),
        .seconds(
            "limits.handshakeTime",
            \.limits.handshakeTime,
            1...3_600,
            "how long a connection may take to send its first request"
        ),
        .seconds("limits.idleTime", \.limits.idleTime, 1...86_400, "how long an HTTP connection may stay silent"),
        .seconds("limits.closeTime", \.limits.closeTime, 1...3_600, "how long a client may take to close as asked"),
        .count("limits.sessions", \.limits.sessions, 1...100_000_000, "sessions", "sessions kept; the idlest one goes"),
        .seconds("limits.sessionIdle", \.limits.sessionIdle, 1...31_536_000, "how long an idle session is kept"),
        .count("limits.history", \.limits.history, 0...1_000_000, "messages", "messages of a session kept to be shown"),
        .seconds("limits.bodyTime", \.limits.bodyTime, 1...86_400, "how long a body may run; 0: any time"),
    ]

    private static let wire: [ConfigurationKey] = [
        .choice("protocol.replyPrefix", \.protocol.replyPrefix, "what the besser dialect's replies begin with"),
        .flag("compression.enabled", \.compression.enabled, "whether messages are compressed (permessage-deflate)"),
        .count("compression.level", \.compression.level, 1...9, "", "zlib's level: 1 fastest, 9 smallest"),
        .count("compression.windowBits", \.compression.windowBits, 9...15, "bits", "window to compress with"),
        .count("compression.memoryLevel", \.compression.memoryLevel, 1...9, "", "zlib's memory level"),
        .flag("compression.contextTakeover", \.compression.contextTakeover, "whether messages build on earlier ones"),
        .count(
            "compression.threshold",
            \.compression.threshold,
            0...gibibyte,
            "octets",
            "shorter messages are sent as they are"
        ),
        .count(
            "compression.memoryPerConnection",
            \.compression.memoryPerConnection,
            0...gibibyte,
            "octets",
            "what compression may cost a connection"
        ),
        .count(
            "compression.memory",
            \.compression.memory,
            0...(1_024 * gibibyte),
            "octets",
            "what compression may cost all connections"
        ),
    ]

    /// Whether a text is an absolute path of plain segments (RFC 3986, section 3.3), without query and fragment.
    @Sendable private static func isMountPath(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.contains("//")
            && text.utf8.allSatisfy { octet in
                (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
                    || "/-._~".utf8.contains(octet)
            }
    }

    /// Whether a text is the serialisation of an origin (RFC 6454, section 6.2), `null`, or `*`.
    @Sendable private static func isOrigin(_ text: String) -> Bool {
        if text == "*" || text == "null" { return true }
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex,
            text[colon...].hasPrefix("://")
        else { return false }
        let authority = text[colon...].dropFirst(3)
        return !authority.isEmpty && !authority.contains { $0 == "/" || $0.isWhitespace || $0 == "?" || $0 == "#" }
    }

    /// Whether a text is the address of a map's tiles, whose origin can stand in a policy.
    @Sendable private static func isTileAddress(_ text: String) -> Bool {
        if text.isEmpty { return true }
        guard let origin = WebLibraries.origin(text) else { return false }
        return isPolicySource(origin) && ["{z}", "{x}", "{y}"].allSatisfy(text.contains)
    }

    /// Whether a text is an IP address or a network.
    @Sendable private static func isProxy(_ text: String) -> Bool {
        (try? TrustedProxies([text])) != nil
    }

    /// Whether a text can stand in a directive of a content security policy without ending it.
    @Sendable private static func isPolicySource(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    }
}
