/// Numbers the features that were seen in training: an open-addressing table from hash to column.
struct FeatureIndex: Sendable, Codable {
    private var keys: [UInt64]
    private var columns: [Int32]
    private(set) var count = 0

    init(expecting capacity: Int = 256) {
        var size = 256
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        columns = Array(repeating: 0, count: size)
    }

    init(_ reader: inout ModelReader) throws(SavedModelError) {
        keys = try reader.array()
        columns = try reader.array()
        count = keys.count { $0 != 0 }
        // A search ends at an empty place, so there must be one.
        guard keys.count == columns.count, keys.count.nonzeroBitCount == 1, count < keys.count,
            zip(keys, columns).allSatisfy({ $0 == 0 || $1 >= 0 && $1 < count })
        else { throw SavedModelError(reason: .damaged) }
    }

    func write(to writer: inout ModelWriter) {
        writer.write(keys)
        writer.write(columns)
    }

    /// The column of a known feature, or nil.
    func column(of key: UInt64) -> Int32? {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while true {
            let found = keys[place]
            if found == key { return columns[place] }
            if found == 0 { return nil }
            place = (place + 1) & mask
        }
    }

    /// The column of a feature, a new one when it was not known.
    mutating func addColumn(for key: UInt64) -> Int32 {
        if (count + 1) * 5 > keys.count * 3 { grow() }
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while keys[place] != 0 {
            if keys[place] == key { return columns[place] }
            place = (place + 1) & mask
        }
        keys[place] = key
        columns[place] = Int32(count)
        count += 1
        return Int32(count - 1)
    }

    private mutating func grow() {
        let old = zip(keys, columns)
        let size = keys.count * 2
        var newKeys = [UInt64](repeating: 0, count: size)
        var newColumns = [Int32](repeating: 0, count: size)
        for (key, column) in old where key != 0 {
            var place = Int(truncatingIfNeeded: key) & (size - 1)
            while newKeys[place] != 0 { place = (place + 1) & (size - 1) }
            newKeys[place] = key
            newColumns[place] = column
        }
        keys = newKeys
        columns = newColumns
    }
}
