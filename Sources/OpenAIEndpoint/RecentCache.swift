/// The last few things that were asked for, the one that was not asked for longest making room for a new one.
package struct RecentCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        var value: Value
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0

    package init(capacity: Int) { self.capacity = max(capacity, 0) }

    package var count: Int { entries.count }

    package mutating func value(for key: Key) -> Value? {
        uses += 1
        entries[key]?.lastUse = uses
        return entries[key]?.value
    }

    package mutating func insert(_ value: Value, for key: Key) {
        guard capacity > 0 else { return }
        uses += 1
        // Looking through them all takes microseconds, where what they save takes a request.
        if entries[key] == nil, entries.count >= capacity,
            let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            entries[oldest.key] = nil
        }
        entries[key] = Entry(value: value, lastUse: uses)
    }

    package mutating func removeAll() { entries.removeAll() }
}
