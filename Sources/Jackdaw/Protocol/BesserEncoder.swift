package import JackdawCore

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Writes what the server says to a client of the besser dialect.
///
/// One for each connection, because this dialect has no streams: what a stream began with is kept until it ends,
/// and is then sent whole. The history repeats each frame as it was first sent, but for `history`.
package struct BesserEncoder: Sendable {
    /// What the names of the reply actions begin with: `agent_reply_` or `bot_reply_`.
    let prefix: String
    /// The streams being written, by id.
    private var open: [String: (kind: StreamKind, date: Date)] = [:]
    /// When voice messages whose words are not known yet came, by id.
    private var voices: [String: Date] = [:]

    /// Beyond so many, the oldest promises of something to come are worth less than the memory they take.
    private static let maximumPending = 1024

    package init(replyPrefix: JackdawConfiguration.ReplyPrefix) {
        prefix = replyPrefix.rawValue + "_reply_"
    }

    /// What a frame amounts to; nil for what this dialect does not show.
    package mutating func frame(_ frame: JournalFrame) -> [UInt8]? {
        switch frame.kind {
        case .reply(let content):
            return reply(content, frame)
        case .streamBegan(let kind):
            if open.count >= Self.maximumPending { open.removeAll() }
            open[frame.id] = (kind, frame.date)
            return nil
        case .streamEnded(_, let text):
            guard let (kind, date) = open.removeValue(forKey: frame.id), !text.isEmpty else { return nil }
            return reply(kind.content(text), id: frame.id, date: date, isHistory: false)
        case .user(let message):
            // The client shows what it sent by itself, except its voice, whose words it does not know.
            if case .voice = message.content {
                if voices.count >= Self.maximumPending { voices.removeAll() }
                voices[frame.id] = frame.date
            }
            return nil
        case .transcript(let text):
            let date = voices.removeValue(forKey: frame.id) ?? frame.date
            return write("user_message", id: frame.id, date: date, isHistory: true) { $0.string(text) }
        case .streamDelta, .chosen, .restarted:
            return nil
        }
    }

    /// Takes note of what is still open, for a client that joins a conversation without asking for its history.
    package mutating func join(_ history: [HistoryEntry]) {
        for entry in history {
            switch entry.frame.kind {
            case .reply(.text) where entry.isOpen: open[entry.frame.id] = (.text, entry.frame.date)
            case .reply(.markdown) where entry.isOpen: open[entry.frame.id] = (.markdown, entry.frame.date)
            case .user(let message):
                if case .voice = message.content, entry.transcript == nil { voices[entry.frame.id] = entry.frame.date }
            default: break
            }
        }
    }

    /// The conversation so far, one message an entry, oldest first.
    package func history(_ entries: [HistoryEntry]) -> [[UInt8]] {
        // What is still being written comes when it is whole.
        entries.filter { !$0.isOpen }.compactMap(historyEntry)
    }

    /// An error: a text, since this dialect has nothing else for it.
    package func error(_ error: ProtocolError, date: Date) -> [UInt8] {
        write(prefix + "str", id: nil, date: date, isHistory: false) { $0.string(error.message) }
    }

    private func historyEntry(_ entry: HistoryEntry) -> [UInt8]? {
        let frame = entry.frame
        switch frame.kind {
        case .reply(let content):
            if let text = content.text, text.isEmpty { return nil }
            return reply(content, id: frame.id, date: frame.date, isHistory: true)
        case .user(let message):
            return user(message, transcript: entry.transcript, frame)
        default:
            return nil
        }
    }

    private func user(_ message: UserMessage, transcript: String?, _ frame: JournalFrame) -> [UInt8]? {
        switch message.content {
        case .text(let text):
            return write("user_message", id: frame.id, date: frame.date, isHistory: true) { $0.string(text) }
        case .json(let object):
            return write("user_message", id: frame.id, date: frame.date, isHistory: true) {
                $0.stringOfJSON { $0.write(object) }
            }
        case .file(let file):
            return write("user_file", id: frame.id, date: frame.date, isHistory: true) {
                $0.stringOfJSON { $0.inlineFile(file) }
            }
        case .voice(_, let words):
            guard let words = transcript ?? words else { return nil }
            return write("user_message", id: frame.id, date: frame.date, isHistory: true) { $0.string(words) }
        }
    }

    private func reply(_ content: ReplyContent, _ frame: JournalFrame) -> [UInt8]? {
        reply(content, id: frame.id, date: frame.date, isHistory: false)
    }

    private func reply(_ content: ReplyContent, id: String, date: Date, isHistory: Bool) -> [UInt8] {
        var suffix = ReplyKind(content).actionSuffix
        // Sound that is neither samples nor a WAV file of them can only travel as a file here.
        if case .audio(let audio) = content, audio.rawSamples == nil { suffix = "file" }
        return write(prefix + suffix, id: id, date: date, isHistory: isHistory) { $0.besserMessage(content) }
    }

    private func write(
        _ action: String,
        id: String?,
        date: Date,
        isHistory: Bool,
        message: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        let time = CivilTime(milliseconds: RFC3339.milliseconds(of: date))
        var writer = JSONWriter(capacity: 256)
        writer.object {
            $0.field("action", action)
            $0.key("message")
            message(&$0)
            $0.field("history", isHistory)
            $0.field("timestamp", time.dateText + " " + time.timeText)
            $0.field("message_id", id)
        }
        return writer.bytes
    }
}
