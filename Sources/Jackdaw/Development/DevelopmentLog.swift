internal import JackdawCore
internal import Synchronization

/// Remembers what happened of late inside each conversation, and tells who watches that there is something new.
final class DevelopmentLog: ConversationObserver {
    /// Something that happened.
    struct Entry: Sendable {
        /// Counts what happened in the session, from 1.
        let number: Int
        /// What it was, as JSON.
        ///
        /// Encoded at once, so that what is remembered has a known size, whatever a message carries.
        let json: [UInt8]
    }

    private struct Conversation {
        let session: Session
        var entries: [Entry] = []
        var count = 0
        var watchers: [UInt64: @Sendable () -> Void] = [:]
    }

    private struct State {
        var conversations: [ObjectIdentifier: Conversation] = [:]
        var lastWatcher: UInt64 = 0

        /// Changes what is remembered of a conversation.
        ///
        /// Sessions are kept alive here, so that no other can come to be in the same place of the memory; the ended ones
        /// are let go when a new one comes.
        mutating func withConversation<Result>(
            _ session: Session,
            _ change: (inout Conversation) -> Result
        ) -> Result {
            let id = ObjectIdentifier(session)
            var conversation = conversations[id] ?? begin(session)
            // Let go of the old copy first, or each change would copy the entries.
            conversations[id] = nil
            defer { conversations[id] = conversation }
            return change(&conversation)
        }

        private mutating func begin(_ session: Session) -> Conversation {
            conversations = conversations.filter { !$0.value.session.isEnded }
            return Conversation(session: session)
        }
    }

    /// How much is remembered of each conversation.
    static let capacity = 200

    private let state = Mutex(State())
    private let clock: @Sendable () -> any ConversationClock

    init(clock: @escaping @Sendable () -> any ConversationClock) {
        self.clock = clock
    }

    func observe(_ occurrence: ConversationOccurrence, in session: Session) {
        let date = clock().date
        let watchers = state.withLock { state -> [@Sendable () -> Void] in
            state.withConversation(session) { conversation in
                conversation.count += 1
                let json = occurrence.json(number: conversation.count, date: date)
                if conversation.entries.count == Self.capacity { conversation.entries.removeFirst() }
                conversation.entries.append(Entry(number: conversation.count, json: json))
                return Array(conversation.watchers.values)
            }
        }
        for watcher in watchers { watcher() }
    }

    /// What happened in a session after the entry of that number, as far as it is remembered.
    func entries(of session: Session, after number: Int) -> [Entry] {
        state.withLock { state in
            (state.conversations[ObjectIdentifier(session)]?.entries ?? []).filter { $0.number > number }
        }
    }

    /// Calls `action` whenever something happens in a session, until ``unwatch(_:watcher:)``.
    func watch(_ session: Session, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        state.withLock { state in
            state.lastWatcher += 1
            let watcher = state.lastWatcher
            state.withConversation(session) { $0.watchers[watcher] = action }
            return watcher
        }
    }

    func unwatch(_ session: Session, watcher: UInt64) {
        state.withLock { $0.conversations[ObjectIdentifier(session)]?.watchers[watcher] = nil }
    }

    /// How many conversations are remembered.
    var count: Int { state.withLock { $0.conversations.count } }
}
