#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What a store keeps of one session.
public struct StoredSession: Sendable, Hashable {
    /// All of a session but what was said in it.
    public struct Record: Sendable, Hashable {
        /// The id.
        public var id: String
        /// Counts the changes, from 1 on.
        public var version: Int
        /// The user, where one is known.
        public var user: String?
        /// The name of the session.
        public var name: String?
        /// The name of the state that the conversation is in.
        public var state: String
        /// When the session was last used, to the millisecond.
        public var lastActive: Date
        /// When something is to be done for it though nobody says anything, to the millisecond: a timer goes off, or
        /// something that was accepted waits to be handled.
        public var wakes: Date?
        /// Everything else, as only the engine reads it: JSON.
        public var content: String

        /// A record.
        public init(
            id: String,
            version: Int,
            user: String? = nil,
            name: String? = nil,
            state: String,
            lastActive: Date,
            wakes: Date? = nil,
            content: String
        ) {
            self.id = id
            self.version = version
            self.user = user
            self.name = name
            self.state = state
            self.lastActive = lastActive
            self.wakes = wakes
            self.content = content
        }
    }

    /// One numbered event of the conversation.
    public struct Frame: Sendable, Hashable {
        /// Its number, which rises within a session.
        public var sequence: Int
        /// What happened, as only the engine reads it: JSON.
        public var content: String

        /// The frame `sequence`.
        public init(sequence: Int, content: String) {
            self.sequence = sequence
            self.content = content
        }
    }

    /// All of the session but what was said in it.
    public var record: Record
    /// What was said, in ascending order.
    public var frames: [Frame]

    /// What is kept of a session.
    public init(record: Record, frames: [Frame]) {
        self.record = record
        self.frames = frames
    }
}

/// A change to one session, to be carried out wholly or not at all.
public enum SessionChange: Sendable, Hashable {
    /// Puts a record in the place of the one of version `basis` (0: there must be none of that id), removes the frames
    /// numbered less than `oldestFrame`, and adds frames.
    ///
    /// What answers letters (``SharedStore``) removes them; only a store that hands out letters gets such a change.
    case put(
        StoredSession.Record,
        basis: Int,
        adding: [StoredSession.Frame],
        oldestFrame: Int,
        answering: [Int] = []
    )

    /// Removes the session of that id and all of its frames, whatever its version; that there is none does no harm.
    case remove(id: String)

    /// The id of the session.
    public var id: String {
        switch self {
        case .put(let record, _, _, _, _): record.id
        case .remove(let id): id
        }
    }
}
