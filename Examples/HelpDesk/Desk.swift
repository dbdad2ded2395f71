import Jackdaw
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The conversations that wait for a person or are with one, and who wants to know when that changes.
final class Desk: Sendable {
    struct Case: Sendable {
        let session: Session
        let since: Date
        /// Who has taken it, and when; nil while it waits.
        var person: (name: String, since: Date)?
        /// What the user said last.
        var lastWords: String
        /// How often the user has said something.
        var messages = 0
    }

    private struct State {
        var cases: [Session.ID: Case] = [:]
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextWatcher = 0
    }

    private let state = Mutex(State())

    /// The cases, those that wait longest first.
    var cases: [Case] {
        state.withLock { $0.cases.values.filter { !$0.session.isEnded }.sorted { $0.since < $1.since } }
    }

    /// The living conversation of that id, if it is at the desk.
    subscript(_ id: Session.ID) -> Case? {
        state.withLock { $0.cases[id].flatMap { $0.session.isEnded ? nil : $0 } }
    }

    /// Puts a conversation in the queue.
    func open(_ session: Session) {
        let words = session.history.lastWords
        change { cases in
            cases[session.id] = Case(session: session, since: Date(), lastWords: words)
            return true
        }
    }

    /// Notes that a user said something.
    func hear(_ session: Session) {
        let words = session.message?.summary ?? ""
        change { cases in
            guard var heard = cases[session.id] else { return false }
            heard.lastWords = words
            heard.messages += 1
            cases[session.id] = heard
            return true
        }
    }

    /// Gives a conversation to a person; false when it has left the desk or somebody else has it already.
    func take(_ id: Session.ID, by person: String) -> Bool {
        change { cases in
            guard let waiting = cases[id], waiting.person == nil else { return false }
            cases[id]?.person = (person, Date())
            return true
        }
    }

    /// Takes a conversation off the desk; false when it is not there.
    @discardableResult
    func close(_ session: Session) -> Bool {
        change { $0.removeValue(forKey: session.id) != nil }
    }

    /// An element for each change, and one at the beginning; several changes at once may be one.
    func changes() -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextWatcher += 1
            state.watchers[state.nextWatcher] = continuation
            return state.nextWatcher
        }
        continuation.onTermination = { [weak self] _ in self?.forget(number) }
        continuation.yield()
        return stream
    }

    private func forget(_ watcher: Int) {
        // Let go of outside the lock: its end may call back.
        let continuation = state.withLock { $0.watchers.removeValue(forKey: watcher) }
        withExtendedLifetime(continuation) {}
    }

    /// Changes the cases; whoever watches is told, where the closure says that it did change something.
    @discardableResult
    private func change(_ change: (inout [Session.ID: Case]) -> Bool) -> Bool {
        let watchers = state.withLock { state -> [AsyncStream<Void>.Continuation]? in
            state.cases = state.cases.filter { !$0.value.session.isEnded }
            return change(&state.cases) ? Array(state.watchers.values) : nil
        }
        for watcher in watchers ?? [] { watcher.yield() }
        return watchers != nil
    }
}
