/// The normalised words of a text, kept in one flat buffer.
///
/// One array of scalars and one of ends instead of an array of strings: splitting an utterance costs two allocations,
/// however many words it has.
struct Words: Sendable, Hashable {
    private(set) var scalars: [UInt32] = []
    private var ends: [Int] = []

    /// Marks the words that stand for a kind of entity.
    ///
    /// A scalar for private use, which no text can bring in because
    /// the tokenizer takes it for a separator.
    static let kindMark: UInt32 = 0xE000

    var count: Int { ends.count }
    var isEmpty: Bool { ends.isEmpty }

    subscript(position: Int) -> ArraySlice<UInt32> { scalars[range(position)] }

    func range(_ position: Int) -> Range<Int> { (position == 0 ? 0 : ends[position - 1])..<ends[position] }

    /// Whether the word at `position` stands for a kind of entity.
    func isKind(_ position: Int) -> Bool { scalars[range(position).lowerBound] == Self.kindMark }

    func isNumber(_ position: Int) -> Bool { self[position].allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

    /// A number for these words that is the same in every process.
    func hash(_ range: Range<Int>, seed: UInt64) -> UInt64 {
        var hash = StableHash(seed: seed)
        for position in range {
            for scalar in self[position] { hash.combine(UInt64(scalar)) }
            hash.combine(0x20)
        }
        return hash.value
    }

    mutating func append(_ word: some Sequence<UInt32>) {
        scalars.append(contentsOf: word)
        ends.append(scalars.count)
    }

    mutating func removeAll() {
        scalars.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ other: Words) {
        for position in 0..<other.count { append(other[position]) }
    }

    mutating func appendKind(_ name: String) {
        scalars.append(Self.kindMark)
        append(name.unicodeScalars.lazy.map(\.value))
    }

    /// The words as text, parted by spaces.
    var text: String { (0..<count).map(text(of:)).joined(separator: " ") }

    /// One word as text; a kind of entity in braces.
    func text(of position: Int) -> String {
        let name = String(String.UnicodeScalarView(self[position].lazy.compactMap(Unicode.Scalar.init)))
        return isKind(position) ? "{\(String(name.unicodeScalars.dropFirst()))}" : name
    }
}
