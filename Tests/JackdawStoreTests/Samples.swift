import Foundation
import JackdawCore

/// A moment, in milliseconds after a certain one.
func moment(_ milliseconds: Int) -> Date {
    Date(timeIntervalSince1970: Double(1_800_000_000_000 + milliseconds) / 1000)
}

func record(
    _ id: String,
    version: Int = 1,
    user: String? = nil,
    name: String? = nil,
    state: String = "waiting",
    lastActive: Int = 0,
    wakes: Int? = nil,
    content: String = "{}"
) -> StoredSession.Record {
    StoredSession.Record(
        id: id,
        version: version,
        user: user,
        name: name,
        state: state,
        lastActive: moment(lastActive),
        wakes: wakes.map(moment),
        content: content
    )
}

/// The frames of those numbers, each with a content of its own.
func frames(_ numbers: ClosedRange<Int>) -> [StoredSession.Frame] {
    numbers.map { StoredSession.Frame(sequence: $0, content: #"{"said":"number \#($0)"}"#) }
}

extension SessionChange {
    /// A new session.
    static func new(_ record: StoredSession.Record, frames: [StoredSession.Frame] = []) -> SessionChange {
        .put(record, basis: 0, adding: frames, oldestFrame: 0)
    }

    /// The version of a session that follows `basis`, which its content tells.
    static func next(_ id: String, after basis: Int, adding frames: [StoredSession.Frame] = []) -> SessionChange {
        .put(
            record(id, version: basis + 1, content: "version \(basis + 1)"),
            basis: basis,
            adding: frames,
            oldestFrame: 0
        )
    }
}

extension SessionStore {
    /// The ids of all sessions, read a page at a time.
    func allIDs(limit: Int = 100) async throws -> [String] {
        var ids: [String] = []
        while true {
            let page = try await self.ids(after: ids.last, limit: limit)
            ids += page
            if page.count < limit { return ids }
        }
    }

    /// All sessions.
    func allSessions() async throws -> [StoredSession] {
        var sessions: [StoredSession] = []
        for id in try await allIDs() {
            if let session = try await load(id) { sessions.append(session) }
        }
        return sessions
    }
}
