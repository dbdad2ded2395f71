/// Fills the slots of one intent from an utterance, by recognisers and by the words around slots in the phrases.
///
/// The recognisers say where in the utterance something of the right kind stands; the phrases say which of several is
/// meant. "From Paris to London" gives `origin` and `destination` apart because a phrase has "from" before one slot
/// and "to" before the other. Without such words, values go to slots in the order of the phrases. A slot that takes any
/// text gets what stands between the words around it.
public struct SlotExtractor: Sendable {
    private struct Slot {
        let parameter: String
        let entity: String
        /// The words before and after the slot, for each phrase it is in, up to the next slot.
        var surroundings: [(before: [ArraySlice<UInt32>], after: [ArraySlice<UInt32>], isLast: Bool)] = []
    }

    private let slots: [Slot]
    private let recognizers: [String: any EntityRecognizer]

    /// An extractor for an intent with these phrases.
    ///
    /// - Parameters:
    ///   - phrases: The phrases, with the slots that are looked for.
    ///   - recognizers: By name of the entity. Slots of entities without a recogniser stay empty.
    public init(phrases: [Phrase], recognizers: [String: any EntityRecognizer]) {
        var slots: [Slot] = []
        for phrase in phrases {
            for (position, piece) in phrase.pieces.enumerated() {
                guard case .slot(let parameter, let entity) = piece else { continue }
                let place =
                    slots.firstIndex { $0.parameter == parameter }
                    ?? {
                        slots.append(Slot(parameter: parameter, entity: entity))
                        return slots.count - 1
                    }()
                let after = Self.words(phrase.pieces, from: position + 1, step: 1)
                let isLast = !phrase.pieces[(position + 1)...].contains { $0.entity != nil }
                slots[place].surroundings.append(
                    (Self.words(phrase.pieces, from: position - 1, step: -1), after, isLast)
                )
            }
        }
        self.slots = slots
        self.recognizers = recognizers
    }

    /// The values of the slots that the utterance fills, by parameter.
    public func extract(from utterance: String, context: RecognitionContext) -> [String: EntityMatch] {
        guard !slots.isEmpty else { return [:] }
        let located = LocatedWords(utterance)
        var result = recognized(assignments(in: utterance, located, context))
        var taken = result.values.map(\.range)
        for slot in slots where result[slot.parameter] == nil {
            guard let recognizer = recognizers[slot.entity], recognizer.takesAnyText else { continue }
            guard let range = freeRange(for: slot, in: utterance, located, taken) else { continue }
            let match = EntityMatch(range: range, value: .text(String(utterance[range])))
            result[slot.parameter] = match
            taken.append(range)
        }
        return result
    }

    // MARK: Recognised values

    /// The values of the slots that a word next to them tells, as in one of the phrases.
    func extractByWordsAround(from utterance: String, context: RecognitionContext) -> [String: EntityMatch] {
        guard !slots.isEmpty else { return [:] }
        return recognized(assignments(in: utterance, LocatedWords(utterance), context).filter { $0.fit > 0 })
    }

    /// The first assignment for each slot that takes nothing from an earlier one.
    private func recognized(_ assignments: [Assignment]) -> [String: EntityMatch] {
        var taken: [Range<String.Index>] = []
        var result: [String: EntityMatch] = [:]
        for assignment in assignments where result[assignment.slot.parameter] == nil {
            guard !taken.contains(where: { $0.overlaps(assignment.match.range) }) else { continue }
            result[assignment.slot.parameter] = assignment.match
            taken.append(assignment.match.range)
        }
        return result
    }

    private struct Assignment {
        let slot: Slot
        let order: Int
        let match: EntityMatch
        let fit: Int
        let length: Int
    }

    /// Who could get what, the best fitting first: by the words around, then longest, then in order.
    private func assignments(
        in utterance: String,
        _ located: LocatedWords,
        _ context: RecognitionContext
    ) -> [Assignment] {
        let weights = WordWeights.of(context.language)
        var matches: [String: [EntityMatch]] = [:]
        var result: [Assignment] = []
        for (order, slot) in slots.enumerated() {
            guard let recognizer = recognizers[slot.entity], !recognizer.takesAnyText else { continue }
            let found = matches[slot.entity] ?? recognizer.matches(in: utterance, context: context)
            matches[slot.entity] = found
            for match in found.prefix(Self.maximumMatches) {
                let words = located.words(in: match.range)
                result.append(
                    Assignment(
                        slot: slot,
                        order: order,
                        match: match,
                        fit: fit(of: slot, around: words, in: located, weights),
                        length: words.count
                    )
                )
            }
        }
        return result.sorted {
            if $0.fit != $1.fit { return $0.fit > $1.fit }
            if $0.length != $1.length, $0.match.range.overlaps($1.match.range) { return $0.length > $1.length }
            if $0.order != $1.order { return $0.order < $1.order }
            return $0.match.range.lowerBound < $1.match.range.lowerBound
        }
    }

    private static let maximumMatches = 64

    /// How many words next to a mention are also next to the slot in one of the phrases, and how much those say.
    private func fit(of slot: Slot, around range: Range<Int>, in located: LocatedWords, _ weights: WordWeights) -> Int {
        slot.surroundings.map { surrounding in
            var fit = 0
            for (offset, word) in surrounding.before.enumerated() {
                let position = range.lowerBound - 1 - offset
                guard position >= 0, located.words[position] == word else { break }
                fit += 1 + weights[word]
            }
            for (offset, word) in surrounding.after.enumerated() {
                let position = range.upperBound + offset
                guard position < located.words.count, located.words[position] == word else { break }
                fit += weights[word]
            }
            return fit
        }.max() ?? 0
    }

    // MARK: Free text

    /// What stands where the words around the slot leave off.
    private func freeRange(
        for slot: Slot,
        in utterance: String,
        _ located: LocatedWords,
        _ taken: [Range<String.Index>]
    ) -> Range<String.Index>? {
        var best: (range: Range<String.Index>, matched: Int)?
        for surrounding in slot.surroundings {
            guard let start = located.end(ofFirst: surrounding.before) else { continue }
            let begin = start == 0 ? utterance.startIndex : located.ranges[start - 1].upperBound
            var end = utterance.endIndex
            var matched = surrounding.before.count
            if !surrounding.after.isEmpty {
                if let after = located.start(of: surrounding.after, from: start + 1) {
                    end = located.ranges[after].lowerBound
                    matched += surrounding.after.count
                } else if !surrounding.isLast {
                    continue
                }
            }
            // Values that other slots took bound the text too.
            for range in taken where range.lowerBound >= begin && range.lowerBound < end { end = range.lowerBound }
            let blank = utterance.trimmedRange(begin..<end)
            let range = utterance.withoutPunctuation(blank)
            if range.isEmpty || taken.contains(where: { $0.overlaps(range) }) { continue }
            if best.map({ matched > $0.matched }) ?? true { best = (range, matched) }
        }
        return best?.range
    }

    /// The words of the text next to a slot, the nearest first.
    private static func words(_ pieces: [Phrase.Piece], from position: Int, step: Int) -> [ArraySlice<UInt32>] {
        guard pieces.indices.contains(position), case .text(let text) = pieces[position] else { return [] }
        let words = Tokenizer.words(in: text)
        let all = (0..<words.count).map { words[$0] }
        return step < 0 ? all.reversed() : all
    }
}
