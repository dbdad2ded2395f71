import Synchronization

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// One of a user's conversations, as a list shows it.
public struct ConversationSummary: Sendable, Hashable, Identifiable {
    /// The id of the session.
    public var id: String
    /// The name of the session.
    public var name: String?
    /// When it was last used.
    public var lastActive: Date
    /// The beginning of what was last said in words, by the user or the bot.
    public var lastText: String?

    /// A summary.
    public init(id: String, name: String? = nil, lastActive: Date, lastText: String? = nil) {
        self.id = id
        self.name = name
        self.lastActive = lastActive
        self.lastText = lastText
    }
}

extension Session {
    /// What a list shows of the session; nil while its user has said nothing.
    var summary: ConversationSummary? {
        core.withLock { core in
            guard core.hasUserSpoken, !core.isEnded else { return nil }
            return ConversationSummary(
                id: id,
                name: core.name,
                lastActive: core.lastActiveDate(engine.clock),
                lastText: core.lastText
            )
        }
    }
}

extension SessionCore {
    func lastActiveDate(_ clock: any ConversationClock) -> Date {
        clock.date.addingTimeInterval((lastActive - clock.now) / .seconds(1))
    }

    /// The beginning of what was last said in words, as far as it counts already.
    var lastText: String? { journal.lastText(without: ledger.notes.provisional) }
}

extension Journal {
    /// So many characters of a text tell what a conversation is about.
    private static let summary = 120

    /// The beginning of what was last said in words.
    func lastText(without provisional: [Int]) -> String? {
        for index in (0..<entryCount).reversed() {
            let entry = entry(at: index)
            if entry.isOpen || provisional.contains(entry.frame.sequence) { continue }
            if let words = entry.words, !words.isEmpty { return words.shortened(to: Self.summary) }
        }
        return nil
    }
}

extension HistoryEntry {
    /// What was said, where it was said in words.
    fileprivate var words: String? {
        switch frame.kind {
        case .user(let message): transcript ?? message.text
        case .reply(.text(let text)), .reply(.markdown(let text)): text
        default: nil
        }
    }
}
