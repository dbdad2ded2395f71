#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A place in the list of a user's conversations, of which the one used latest comes first: after it the next page begins.
///
/// It names a conversation and when that was last used, and not how many come before it: none is left out because another
/// one is used or removed while somebody turns the pages. Stores are told that time to the minute only, so that one that
/// leaves memory meanwhile may come twice.
///
/// As text (``description``) it can be given away and taken back.
public struct ConversationCursor: Sendable, Hashable, LosslessStringConvertible {
    /// Before all conversations.
    public static let start = ConversationCursor(milliseconds: .max, id: "")

    private let milliseconds: Int
    /// The id of the conversation's session.
    public let id: String

    /// When the conversation was last used, in whole milliseconds.
    public var lastActive: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }

    /// The place of a conversation.
    ///
    /// - Parameters:
    ///   - lastActive: When it was last used; rounded to the millisecond.
    ///   - id: The id of its session.
    public init(lastActive: Date, id: String) {
        let exact = (lastActive.timeIntervalSince1970 * 1_000).rounded()
        self.init(milliseconds: Int(exactly: exact) ?? (exact < 0 ? .min : .max), id: id)
    }

    /// A place that was text; nil where the text is none.
    public init?(_ description: String) {
        guard let end = description.firstIndex(of: "."), let milliseconds = Int(description[..<end]) else { return nil }
        self.init(milliseconds: milliseconds, id: String(description[description.index(after: end)...]))
    }

    private init(milliseconds: Int, id: String) {
        self.milliseconds = milliseconds
        self.id = id
    }

    /// The place as text: milliseconds since 1970, a full stop, and the id.
    public var description: String { "\(milliseconds).\(id)" }

    /// Whether the conversation comes before another one in the list: it was used later, or at the same time and has the
    /// id whose octets come later.
    public func precedes(_ other: ConversationCursor) -> Bool {
        guard milliseconds == other.milliseconds else { return milliseconds > other.milliseconds }
        return other.id.utf8.lexicographicallyPrecedes(id.utf8)
    }
}

extension ConversationSummary {
    /// The conversation's place in the list.
    public var cursor: ConversationCursor { ConversationCursor(lastActive: lastActive, id: id) }
}

extension StoredSession.Record {
    /// The session's place in the list of its user's.
    public var cursor: ConversationCursor { ConversationCursor(lastActive: lastActive, id: id) }
}
