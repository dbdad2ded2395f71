internal import Synchronization
internal import WebSocketServer

/// What stands between a request to open a WebSocket and the bot: whether it is for this bot at all.
struct UpgradeGate: Sendable {
    let platform: WebSocketPlatform
    let configuration: JackdawConfiguration

    /// Decides whether a connection is opened.
    func decide(_ request: WebSocketUpgradeRequest) async throws -> WebSocketUpgradeDecision {
        guard isOurs(request) else { return .pass }
        return try await platform.shouldUpgrade(request)
    }

    /// Counts a connection while the platform talks over it.
    func handle(_ connection: WebSocketConnection) async throws {
        platform.serving.connections.add(1, ordering: .relaxed)
        defer { platform.serving.connections.subtract(1, ordering: .relaxed) }
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
}
