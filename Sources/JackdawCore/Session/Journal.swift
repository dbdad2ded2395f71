#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What was said in a session, numbered: the latest frames for connections that come back, and the history.
///
/// Both are bounded by how many they are and by approximate octets; the oldest go first.
struct Journal: Sendable {
    private struct Open: Sendable {
        var kind: StreamKind
        var text: String
    }

    /// The number of the latest frame.
    private(set) var sequence = 0

    private var frames = RingBuffer<JournalFrame>()
    private var frameOctets = 0
    private var entries = RingBuffer<HistoryEntry>()
    private var entryOctets = 0
    private var open: [String: Open] = [:]
    private var tables = JournalTables()

    /// The id that a message has whose frame is the next.
    var nextID: String { "m\(sequence + 1)" }

    /// Notes a frame; without an id it is about a new message.
    mutating func append(
        _ kind: JournalFrame.Kind,
        id: String? = nil,
        date: Date,
        limits: ConversationLimits
    ) -> JournalFrame {
        let frame = JournalFrame(sequence: sequence + 1, id: id ?? nextID, date: date, kind: kind)
        sequence += 1
        let octets = kind.approximateOctets
        remember(frame, octets, limits)
        note(frame, octets, limits)
        return frame
    }

    /// Takes over a frame that another node has numbered; some before it may be missing.
    mutating func take(_ frame: JournalFrame, limits: ConversationLimits) {
        if frame.sequence != sequence + 1 { forgetFrames() }
        sequence = frame.sequence
        let octets = frame.kind.approximateOctets
        remember(frame, octets, limits)
        note(frame, octets, limits)
    }

    /// Lets go of what could be told again frame by frame, for there is a gap after it.
    private mutating func forgetFrames() {
        frames.removeAll()
        frameOctets = 0
    }

    /// What was said before, with the number of the latest frame.
    ///
    /// Frames may be missing in between; who was last told one before a gap gets the history.
    init(restoring stored: [JournalFrame], sequence: Int, limits: ConversationLimits) {
        self.sequence = sequence
        for frame in stored {
            let octets = frame.kind.approximateOctets
            if let last = frames.isEmpty ? nil : frames[frames.count - 1], last.sequence != frame.sequence - 1 {
                forgetFrames()
            }
            remember(frame, octets, limits)
            note(frame, octets, limits)
        }
        if !frames.isEmpty, frames[frames.count - 1].sequence != sequence { forgetFrames() }
    }

    init() {}

    /// The number of the oldest frame that is needed to know all of this again.
    var oldestFrame: Int {
        let oldest = [
            frames.isEmpty ? nil : frames[0].sequence, entries.isEmpty ? nil : entries[0].frame.sequence,
        ]
        return oldest.compactMap { $0 }.min() ?? sequence + 1
    }

    /// The ids of the streams that are being written.
    var openStreams: [String] { open.keys.sorted() }

    /// The frames after one, each once and in order; nil when some are no longer kept.
    func frames(after last: Int) -> [JournalFrame]? {
        guard last >= 0, last <= sequence, sequence - last <= frames.count else { return nil }
        return (frames.count - (sequence - last)..<frames.count).map { frames[$0] }
    }

    /// The conversation as it stands now; of an open stream the text so far.
    var history: [HistoryEntry] {
        entries.elements.map { entry in
            guard entry.isOpen, let stream = open[entry.frame.id] else { return entry }
            var entry = entry
            entry.frame.kind = .reply(stream.kind.content(stream.text))
            return entry
        }
    }

    /// How many messages the history has.
    var entryCount: Int { entries.count }

    /// A message of the history, the oldest being 0; an open stream without its text.
    func entry(at index: Int) -> HistoryEntry { entries[index] }

    /// The text so far of a stream that is being written.
    func openText(_ id: String) -> String? { open[id]?.text }

    /// Whether a reply with options is in the history.
    func hasOptions(_ id: String) -> Bool {
        guard let index = index(of: id), case .reply(.options) = entries[index].frame.kind else { return false }
        return true
    }

    private mutating func remember(_ frame: JournalFrame, _ octets: Int, _ limits: ConversationLimits) {
        frames.append(frame)
        frameOctets += octets
        while frames.count > limits.replayFrames || frameOctets > limits.replayOctets, let oldest = frames.popFirst() {
            frameOctets -= oldest.kind.approximateOctets
        }
    }

    private mutating func note(_ frame: JournalFrame, _ octets: Int, _ limits: ConversationLimits) {
        switch frame.kind {
        case .user, .reply, .restarted:
            add(HistoryEntry(frame: frame), octets, limits)
        case .streamBegan(let kind):
            open[frame.id] = Open(kind: kind, text: "")
            var entry = HistoryEntry(frame: frame, isOpen: true)
            entry.frame.kind = .reply(kind.content(""))
            add(entry, octets, limits)
        case .streamDelta(let delta):
            open[frame.id]?.text += delta
        case .streamEnded(_, let text):
            guard let stream = open.removeValue(forKey: frame.id), let index = index(of: frame.id) else { return }
            entries[index].isOpen = false
            entries[index].frame.kind = .reply(stream.kind.content(text))
            entryOctets += text.utf8.count
            trim(limits)
        case .chosen(let value, let label):
            if let index = index(of: frame.id) { entries[index].chosen = ChosenOption(value: value, label: label) }
        case .transcript(let text):
            if let index = index(of: frame.id) { entries[index].transcript = text }
        }
    }

    private mutating func add(_ entry: HistoryEntry, _ octets: Int, _ limits: ConversationLimits) {
        entries.append(entry)
        entryOctets += octets
        if case .reply(.dataFrame(let frame)) = entry.frame.kind, frame.isLong {
            // Of a long table the first rows count as history; all of it counts among the tables.
            let rest = octets - entry.weight
            entryOctets -= rest
            for id in tables.add(entry.frame.id, octets: rest, limit: limits.tableOctets) { shorten(id) }
        }
        trim(limits)
    }

    /// Lets go of all but the first rows of a table.
    private mutating func shorten(_ id: String) {
        guard let index = index(of: id), case .reply(.dataFrame(let frame)) = entries[index].frame.kind else { return }
        let short = frame.prefix(DataFrame.pageRows)
        entries[index].omittedRows = frame.rowCount - short.rowCount
        entries[index].frame.kind = .reply(.dataFrame(short))
    }

    /// The table that a reply in the history shows, and how many of its rows are no longer kept.
    func table(_ id: String) -> (frame: DataFrame, omittedRows: Int)? {
        guard let index = index(of: id), case .reply(.dataFrame(let frame)) = entries[index].frame.kind else {
            return nil
        }
        return (frame, entries[index].omittedRows)
    }

    /// What a reply in the history says; nil for one that is still being written.
    func reply(_ id: String) -> ReplyContent? {
        guard let index = index(of: id), !entries[index].isOpen, case .reply(let content) = entries[index].frame.kind
        else { return nil }
        return content
    }

    private mutating func trim(_ limits: ConversationLimits) {
        // The newest stays, however large: a history that lost what was just said would be no history.
        while entries.count > 1,
            entries.count > limits.historyEntries || entryOctets > limits.historyOctets,
            let oldest = entries.popFirst()
        {
            entryOctets -= oldest.weight
            tables.remove(oldest.frame.id)
        }
    }

    /// Where a message is; what is looked for is nearly always one of the last.
    private func index(of id: String) -> Int? {
        (0..<entries.count).reversed().first { entries[$0].frame.id == id }
    }
}
