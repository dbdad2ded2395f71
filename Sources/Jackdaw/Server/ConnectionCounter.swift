internal import Synchronization

/// Counts the open connections, in all and from each address.
final class ConnectionCounter: Sendable {
    private struct State {
        var total = 0
        var byAddress: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// How many connections there are.
    var total: Int { state.withLock { $0.total } }

    /// Whether there is room for one more.
    func hasRoom(for address: String, limits: JackdawConfiguration.Limits) -> Bool {
        state.withLock { Self.hasRoom($0, address, limits) }
    }

    /// Counts a connection in, unless there is no room.
    func enter(_ address: String, limits: JackdawConfiguration.Limits) -> Bool {
        state.withLock { state in
            guard Self.hasRoom(state, address, limits) else { return false }
            state.total += 1
            state.byAddress[address, default: 0] += 1
            return true
        }
    }

    /// Counts a connection out again.
    func leave(_ address: String) {
        state.withLock { state in
            state.total -= 1
            let rest = (state.byAddress[address] ?? 1) - 1
            state.byAddress[address] = rest > 0 ? rest : nil
        }
    }

    private static func hasRoom(_ state: State, _ address: String, _ limits: JackdawConfiguration.Limits) -> Bool {
        state.total < limits.connections && state.byAddress[address, default: 0] < limits.connectionsPerAddress
    }
}
