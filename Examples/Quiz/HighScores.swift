import Synchronization

/// The ten best of all players; it outlives their conversations.
final class HighScores: Sendable {
    struct Entry: Codable, Sendable {
        let name: String
        let points: Int
    }

    private static let room = 10
    private let entries = Mutex<[Entry]>([])

    /// The best first; of equals, who came first.
    var best: [Entry] { entries.withLock { $0 } }

    /// Whether the table has a place for so many points.
    func admits(_ points: Int) -> Bool {
        guard points > 0 else { return false }
        return entries.withLock { $0.count < Self.room || points > $0[Self.room - 1].points }
    }

    func add(_ name: String, points: Int) {
        entries.withLock { entries in
            let place = entries.firstIndex { $0.points < points } ?? entries.endIndex
            entries.insert(Entry(name: name, points: points), at: place)
            entries = Array(entries.prefix(Self.room))
        }
    }
}
