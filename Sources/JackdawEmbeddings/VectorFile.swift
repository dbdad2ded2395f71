import Understanding

/// The vectors in one file of the cache, those used last first.
///
/// Layout, all numbers little-endian: `JKVECT01`; the length of the identity in 4 bytes and the identity; the number of
/// numbers in a vector and of vectors in 4 bytes each; for each vector the 16 bytes of its ``TextKey`` and its numbers
/// in 4 bytes each; 16 bytes of checksum.
struct VectorFile: Sendable {
    private(set) var vectors: [TextKey: [Float]] = [:]
    private(set) var dimension: Int?
    /// Whether the file on disk is to be written anew.
    private(set) var changed = false
    /// As they were in the file, those used last first.
    private var before: [TextKey] = []
    /// Used since.
    private var used: [TextKey] = []

    private static let magic = Array("JKVECT01".utf8)

    init() {}

    /// Notes that a vector is still wanted, and says whether it is there.
    mutating func use(_ key: TextKey) -> Bool {
        guard vectors[key] != nil else { return false }
        used.append(key)
        return true
    }

    mutating func add(_ vector: [Float], for key: TextKey) {
        dimension = vector.count
        vectors[key] = vector
        used.append(key)
        changed = true
    }

    /// Forgets everything.
    mutating func removeAll() {
        self = VectorFile()
        changed = true
    }

    /// The file's bytes: no more than `limit`, without the vectors that were not used for longest.
    func bytes(identity: String, limit: Int) -> [UInt8] {
        let width = 16 + 4 * (dimension ?? 0)
        let isUsed = Set(used)
        let order = (used + before.filter { !isUsed.contains($0) }).prefix(max((limit - 1024) / width, 0))
        var result = Self.magic
        result.reserveCapacity(width * order.count + 1024)
        result.append(UInt32(identity.utf8.count))
        result += identity.utf8
        result.append(UInt32(dimension ?? 0))
        result.append(UInt32(order.count))
        for key in order {
            result.append(key)
            for number in vectors[key] ?? [] { result.append(number.bitPattern) }
        }
        result.append(TextKey(result))
        return result
    }

    /// Nil for bytes that are damaged or of another service.
    init?(_ bytes: [UInt8], identity: String) {
        guard bytes.count >= Self.magic.count + 28, bytes.starts(with: Self.magic) else { return nil }
        let content = bytes.dropLast(16)
        var position = content.endIndex
        guard bytes.key(at: &position) == TextKey(content) else { return nil }
        position = Self.magic.count
        let length = Int(bytes.number(at: &position))
        guard length <= content.endIndex - position - 8,
            String(decoding: bytes[position..<(position + length)], as: UTF8.self) == identity
        else { return nil }
        position += length
        let dimension = Int(bytes.number(at: &position))
        let count = Int(bytes.number(at: &position))
        let (size, isTooLarge) = count.multipliedReportingOverflow(by: 16 + 4 * dimension)
        guard !isTooLarge, size == content.endIndex - position, count == 0 || dimension > 0 else { return nil }
        for _ in 0..<count {
            let key = bytes.key(at: &position)
            vectors[key] = (0..<dimension).map { _ in Float(bitPattern: bytes.number(at: &position)) }
            before.append(key)
        }
        self.dimension = count > 0 ? dimension : nil
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ number: UInt32) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> UInt32(shift))) }
    }

    fileprivate mutating func append(_ key: TextKey) {
        for half in [key.first, key.second] {
            append(UInt32(truncatingIfNeeded: half))
            append(UInt32(truncatingIfNeeded: half >> 32))
        }
    }

    fileprivate func number(at position: inout Int) -> UInt32 {
        defer { position += 4 }
        return UInt32(self[position]) | UInt32(self[position + 1]) << 8 | UInt32(self[position + 2]) << 16
            | UInt32(self[position + 3]) << 24
    }

    fileprivate func key(at position: inout Int) -> TextKey {
        let halves = (0..<2).map { _ in
            UInt64(number(at: &position)) | UInt64(number(at: &position)) << 32
        }
        return TextKey(first: halves[0], second: halves[1])
    }
}
