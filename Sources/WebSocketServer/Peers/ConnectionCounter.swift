import Synchronization

/// Counts sockets from their acceptance on, and among them the WebSockets: in all and for each client.
final class ConnectionCounter: Sendable {
    private struct Count {
        var total = 0
        var byClient: [IPAddress: Int] = [:]

        mutating func enter(_ client: IPAddress?, limit: Int?, limitPerClient: Int?) -> Bool {
            if let limit, total >= limit { return false }
            if let client, let limitPerClient {
                let own = byClient[client, default: 0]
                guard own < limitPerClient else { return false }
                byClient[client] = own + 1
            }
            total += 1
            return true
        }

        mutating func leave(_ client: IPAddress?) {
            total -= 1
            guard let client, let own = byClient[client] else { return }
            byClient[client] = own > 1 ? own - 1 : nil
        }
    }

    private struct State {
        var sockets = Count()
        var webSockets = Count()
    }

    private let limit: Int?
    private let limitPerClient: Int?
    private let state = Mutex(State())

    init(limit: Int?, limitPerClient: Int?) {
        self.limit = limit
        self.limitPerClient = limitPerClient
    }

    /// How many sockets are open, whatever they are for.
    var sockets: Int { state.withLock { $0.sockets.total } }

    /// Counts an accepted socket in, unless there are too many; nobody counts for nil.
    ///
    /// An eighth more than may be WebSockets, and 64: pages are still served, and who is one too many hears so.
    func enterSocket(_ client: IPAddress?) -> Bool {
        state.withLock { state in
            state.sockets.enter(client, limit: Self.withRoom(limit), limitPerClient: Self.withRoom(limitPerClient))
        }
    }

    func leaveSocket(_ client: IPAddress?) {
        state.withLock { $0.sockets.leave(client) }
    }

    /// Counts a WebSocket in, unless there are too many.
    func enterWebSocket(_ client: IPAddress?) -> Bool {
        state.withLock { $0.webSockets.enter(client, limit: limit, limitPerClient: limitPerClient) }
    }

    func leaveWebSocket(_ client: IPAddress?) {
        state.withLock { $0.webSockets.leave(client) }
    }

    private static func withRoom(_ limit: Int?) -> Int? {
        limit.map { $0 + $0 / 8 + 64 }
    }
}
