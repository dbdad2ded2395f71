/// Finds values of entities in an utterance and puts their kind in their place.
///
/// A phrase like "weather in {city}" is trained on as such. An utterance that names a city then looks like the phrase
/// once the name is replaced by its kind, however rare the name.
struct Gazetteer: Sendable, Codable {
    /// A value in an utterance.
    struct Span: Sendable {
        var range: Range<Int>
        var kinds: [Int]
    }

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

    /// Finds the values in an utterance, and says how many readings it has: several when a value has several kinds,
    /// none when there is no value in it.
    func find(in words: Words, into spans: inout [Span]) -> Int {
        spans.removeAll(keepingCapacity: true)
        guard !isEmpty, words.count <= Self.maximumWords else { return 0 }
        var position = 0
        while position < words.count {
            if let span = span(at: position, in: words) {
                spans.append(span)
                position = span.range.upperBound
            } else {
                position += 1
            }
        }
        guard !spans.isEmpty else { return 0 }
        return spans.reduce(1) { min($0 * $1.kinds.count, Self.maximumReadings) }
    }

    private func span(at position: Int, in words: Words) -> Span? {
        var end = min(words.count, position + longest)
        while end > position {
            if let kinds = kindsByValue[Self.hash(words, position..<end)] {
                return Span(range: position..<end, kinds: kinds)
            }
            end -= 1
        }
        guard !numericKinds.isEmpty, words.isNumber(position) else { return nil }
        return Span(range: position..<(position + 1), kinds: numericKinds)
    }

    /// Writes the utterance with its values replaced by their kinds.
    func write(reading choice: Int, of said: RepairedWords, spans: [Span], into result: inout RepairedWords) {
        result.removeAll()
        var choice = choice
        var position = 0
        for span in spans {
            for plain in position..<span.range.lowerBound {
                result.append(said.words[plain], isRepaired: said.isRepaired[plain])
            }
            result.words.appendKind(kinds[span.kinds[choice % span.kinds.count]])
            result.isRepaired.append(said.isRepaired[span.range].contains(true))
            choice /= span.kinds.count
            position = span.range.upperBound
        }
        for plain in position..<said.words.count {
            result.append(said.words[plain], isRepaired: said.isRepaired[plain])
        }
    }

    private static func hash(_ words: Words, _ range: Range<Int>) -> UInt64 { words.hash(range, seed: 5) }
}
