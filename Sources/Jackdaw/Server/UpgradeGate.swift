internal import HTTPTypes
internal import NIOCore
internal import WebSocketServer

/// What stands between a request to open a WebSocket and the bot: the path, the origin, and how many there may be.
struct UpgradeGate: Sendable {
    private let platform: WebSocketPlatform
    private let configuration: JackdawConfiguration
    private let origins: OriginPolicy
    private let connections: ConnectionCounter

    init(platform: WebSocketPlatform, configuration: JackdawConfiguration) {
        self.platform = platform
        self.configuration = configuration
        origins = OriginPolicy(configuration.origins)
        connections = platform.serving.connections
    }

    /// Decides whether a connection is opened.
    func decide(_ request: WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision {
        guard isOurs(request) else { return .pass }
        guard origins.permits(request.origin, authority: request.head.authority) else {
            return .refuse(
                .forbidden,
                message: "Pages of this origin may not connect to this bot; see the key origins."
            )
        }
        guard connections.hasRoom(for: address(of: request), limits: configuration.limits) else {
            return .refuse(.serviceUnavailable, message: "There are too many connections; try again later.")
        }
        return try await platform.shouldUpgrade(request)
    }

    /// Counts a connection while the platform talks over it.
    func handle(_ connection: WebSocketConnection) async throws {
        let address = address(of: connection.request)
        // Several may have been decided on at once while there was room for one.
        guard connections.enter(address, limits: configuration.limits) else {
            await connection.close(.tryAgainLater, reason: "too many connections")
            return
        }
        defer { connections.leave(address) }
        try await platform.handle(connection)
    }

    /// Whether the request is for this bot.
    ///
    /// Clients of the besser dialect connect to whatever path they like. In an application that the bot is only a part
    /// of, other paths are somebody else's all the same.
    private func isOurs(_ request: WebSocketUpgradeRequest) -> Bool {
        if request.subprotocols.isEmpty, !platform.serving.isMounted { return true }
        var path = request.path[...]
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path == configuration.path
    }

    private func address(of request: WebSocketUpgradeRequest) -> String {
        request.remoteAddress?.ipAddress ?? ""
    }
}
