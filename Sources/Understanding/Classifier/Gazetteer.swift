/// Finds values of entities in an utterance and puts their kind in their place.
///
/// A phrase like "weather in {city}" is trained on as such. An utterance that names a city then looks like the phrase
/// once the name is replaced by its kind, however rare the name.
struct Gazetteer: Sendable, Codable {
    private var kinds: [String] = []
    private var kindsByValue: [UInt64: [Int]] = [:]
    private var numericKinds: [Int] = []
    private var longest = 0

    /// No more readings of one utterance than this, when a value belongs to several kinds.
    private static let maximumReadings = 4
    private static let maximumWords = 64

    init(values: [(entity: String, values: [Words])]) {
        for (entity, values) in values {
            let kind = kinds.count
            kinds.append(entity)
            for value in values where !value.isEmpty {
                let key = Self.hash(value, 0..<value.count)
                if kindsByValue[key]?.last != kind { kindsByValue[key, default: []].append(kind) }
                longest = max(longest, value.count)
                if value.count == 1, value.isNumber(0), numericKinds.last != kind { numericKinds.append(kind) }
            }
        }
    }

    var isEmpty: Bool { kinds.isEmpty }

    /// The utterance with its values replaced by their kinds; several when a value has several kinds; none when there
    /// is no value in it.
    func readings(of words: Words, repaired: [Bool]) -> [(words: Words, repaired: [Bool])] {
        guard !isEmpty, words.count <= Self.maximumWords else { return [] }
        var spans: [(range: Range<Int>, kinds: [Int])] = []
        var position = 0
        while position < words.count {
            if let span = span(at: position, in: words) {
                spans.append(span)
                position = span.range.upperBound
            } else {
                position += 1
            }
        }
        guard !spans.isEmpty else { return [] }
        let number = min(Self.maximumReadings, spans.reduce(1) { min($0 * $1.kinds.count, Self.maximumReadings) })
        return (0..<number).map { reading(words, repaired, spans, choice: $0) }
    }

    private func span(at position: Int, in words: Words) -> (range: Range<Int>, kinds: [Int])? {
        for end in (position..<min(words.count, position + longest)).reversed() {
            if let kinds = kindsByValue[Self.hash(words, position..<(end + 1))] { return (position..<(end + 1), kinds) }
        }
        return !numericKinds.isEmpty && words.isNumber(position) ? (position..<(position + 1), numericKinds) : nil
    }

    private func reading(
        _ words: Words,
        _ repaired: [Bool],
        _ spans: [(range: Range<Int>, kinds: [Int])],
        choice: Int
    ) -> (words: Words, repaired: [Bool]) {
        var result = Words()
        var flags: [Bool] = []
        var choice = choice
        var position = 0
        for span in spans {
            for plain in position..<span.range.lowerBound {
                result.append(words[plain])
                flags.append(repaired[plain])
            }
            result.appendKind(kinds[span.kinds[choice % span.kinds.count]])
            flags.append(repaired[span.range].contains(true))
            choice /= span.kinds.count
            position = span.range.upperBound
        }
        for plain in position..<words.count {
            result.append(words[plain])
            flags.append(repaired[plain])
        }
        return (result, flags)
    }

    private static func hash(_ words: Words, _ range: Range<Int>) -> UInt64 {
        var hash = StableHash(seed: 5)
        for position in range {
            for scalar in words[position] { hash.combine(UInt64(scalar)) }
            hash.combine(0x20)
        }
        return hash.value
    }
}
