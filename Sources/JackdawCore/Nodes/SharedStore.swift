#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A store that several processes, called nodes, use at the same time.
///
/// One node at a time owns a session: it alone handles what is said in it and writes it. The others follow it: they read
/// what it wrote, and leave letters for it. Which nodes are alive is a matter of leases (C. G. Gray and D. R. Cheriton,
/// Leases: an efficient fault-tolerant mechanism for distributed file cache consistency, SOSP 1989): a node that does not
/// renew its lease loses its sessions to whoever claims them. Claiming a session raises its version, which is its fencing
/// token: what a node that was only slow writes after that is refused like any change of another version.
///
/// All times are the store's own, so that no node's clock matters.
public protocol SharedStore: SessionStore {
    /// Joins the nodes, or renews the lease.
    func renewLease(for duration: Duration) async throws -> NodeLease

    /// Makes this node the owner of a session that no living node owns, and tells what is stored of it; nil where there is
    /// none of that id.
    ///
    /// If another node owns it, it is followed for a while: see ``look(at:)``.
    func claim(_ id: String) async throws -> ClaimedSession?

    /// Owns sessions no longer; those that another node owns stay its own.
    func release(_ ids: [String]) async throws

    /// What is stored of a session, with the frames after one of them; nil where there is none.
    func load(_ id: String, framesAfter sequence: Int) async throws -> StoredSession?

    /// How sessions stand. For half a minute ``StoreNews/changed(_:)`` tells when one of them changes.
    ///
    /// - Returns: Those that exist.
    func look(at ids: [String]) async throws -> [SharedSession]

    /// Leaves a letter for whoever owns a session, unless as many letters, or as many octets, as the limits wait for it
    /// already.
    func post(_ content: String, to id: String, limit: Int, octets: Int) async throws -> Posting

    /// Leaves a letter for each other node that is alive.
    func postToOtherNodes(_ content: String) async throws

    /// How those sessions stand that letters wait for, and that this node owns or no living one.
    func sessionsWithLetters(limit: Int) async throws -> [SharedSession]

    /// The letters for a session, the oldest first.
    ///
    /// A letter goes with the change that has what came of it
    /// (``SessionChange/put(_:basis:adding:oldestFrame:answering:)``).
    func letters(to id: String, limit: Int) async throws -> [StoredLetter]

    /// The letters for this node, the oldest first; they go with ``discard(_:)``.
    func lettersToNode(limit: Int) async throws -> [StoredLetter]

    /// Removes letters.
    ///
    /// - Returns: Those that were still there, so that of several who remove one only one has it.
    func discard(_ letters: [Int]) async throws -> [Int]

    /// Letters and digits that all nodes have and nobody else: the addresses of files are made with it.
    func commonKey() async throws -> String

    /// Keeps a file that somebody uploaded in a session, for as long as there is that session.
    func keep(_ file: File, id: String, of session: String) async throws

    /// A file that somebody uploaded; nil where there is none of that id.
    func file(_ id: String) async throws -> UploadedFile?

    /// Waits for news, at most about a second; none come for what this node has done itself.
    func news() async throws -> [StoreNews]
}

/// A node's right to own sessions, until it is renewed.
public struct NodeLease: Sendable, Hashable {
    /// Whether there was none before, or it had run out: others may have claimed what the node owned.
    public var isNew: Bool
    /// What time the store has.
    public var date: Date

    /// A lease.
    public init(isNew: Bool, date: Date) {
        self.isNew = isNew
        self.date = date
    }
}

/// What a store has of a session, and whose it is.
public struct ClaimedSession: Sendable, Hashable {
    /// What is kept of it.
    public var stored: StoredSession
    /// Whether this node owns it.
    public var isOwn: Bool

    /// A session.
    public init(_ stored: StoredSession, isOwn: Bool) {
        self.stored = stored
        self.isOwn = isOwn
    }
}

/// How a session stands.
public struct SharedSession: Sendable, Hashable {
    /// Whose session it is.
    public enum Owner: Sendable, Hashable {
        /// This node.
        case me
        /// Another node that is alive.
        case another
        /// Nobody, so that it can be claimed.
        case nobody
    }

    /// The id.
    public var id: String
    /// How often it was changed.
    public var version: Int
    /// Whose session it is.
    public var owner: Owner

    /// How a session stands.
    public init(id: String, version: Int, owner: Owner) {
        self.id = id
        self.version = version
        self.owner = owner
    }
}

/// What became of a letter.
public enum Posting: Sendable, Hashable {
    /// It is durable.
    case posted
    /// So many letters, or so many octets, wait for the session already.
    case full
    /// There is no such session.
    case nobody
}

/// A letter as the store has it.
public struct StoredLetter: Sendable, Hashable {
    /// Its number; later ones have higher ones.
    public var number: Int
    /// What it says, as only the engine reads it: JSON.
    public var content: String

    /// A letter.
    public init(number: Int, content: String) {
        self.number = number
        self.content = content
    }
}

/// A file that somebody uploaded in a session.
public struct UploadedFile: Sendable, Hashable {
    /// The session.
    public var session: String
    /// The file.
    public var file: File

    /// A file of a session.
    public init(session: String, file: File) {
        self.session = session
        self.file = file
    }
}

/// What happened in a store that several nodes use.
public enum StoreNews: Sendable, Hashable {
    /// A session was changed, claimed or removed.
    case changed(String)
    /// There is a letter for a session.
    case letter(String)
    /// There is a letter for the nodes, one of them has ended, or news may have been lost.
    case anything
}
