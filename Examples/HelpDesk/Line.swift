import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One message of a conversation, as the agents' page shows it.
struct Line: Encodable {
    /// The id of the message: a line of an id that was there before takes its place.
    let id: String
    let author: Author
    let text: String
    let date: Date

    enum Author: String, Encodable { case user, bot, person }

    /// The line of a frame; nil where there is nothing to show.
    ///
    /// - Parameter attended: since when a person says what is said to the user; nil: it is the bot.
    private init?(_ frame: JournalFrame, attendedSince attended: Date?) {
        let us = attended.map { frame.date >= $0 } == true ? Author.person : .bot
        switch frame.kind {
        case .user(let message): (author, text) = (.user, message.summary)
        case .reply(let content): (author, text) = (us, content.summary)
        case .streamEnded(_, let words): (author, text) = (us, words)
        case .transcript(let words): (author, text) = (.user, words)
        case .restarted: (author, text) = (.bot, "(The user has begun again.)")
        case .streamBegan, .streamDelta, .chosen: return nil
        }
        id = frame.id
        date = frame.date
    }

    /// The lines of what a session tells a connection.
    static func all(in output: SessionOutput, attendedSince attended: Date?) -> [Line] {
        switch output {
        case .frame(let frame): [Line(frame, attendedSince: attended)].compactMap { $0 }
        case .history(let entries, _): entries.compactMap { Line($0.frame, attendedSince: attended) }
        case .attached, .caughtUp, .typing, .failure, .notStored, .moved, .ended: []
        }
    }
}

extension UserMessage {
    /// The message in a line of text.
    var summary: String { file.map { text.isEmpty ? "[\($0.name)]" : text } ?? text }
}

extension ReplyContent {
    /// The reply in a line of text.
    fileprivate var summary: String {
        switch self {
        case .text(let text), .html(let text): text
        // The answers have no markup but emphasis.
        case .markdown(let text): text.replacing("*", with: "")
        case .options(let options): options.options.map { "[\($0.label)]" }.joined(separator: " ")
        case .file(let file): "[\(file.name)]"
        default: "[…]"
        }
    }
}

extension [HistoryEntry] {
    /// What the user said last.
    var lastWords: String {
        for entry in reversed() {
            if case .user(let message) = entry.frame.kind { return message.summary }
        }
        return ""
    }
}
