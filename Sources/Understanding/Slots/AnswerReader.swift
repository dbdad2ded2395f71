/// Reads the answer to a question for one of several slots.
///
/// People answer more than they were asked ("two large ones"), correct what they said before ("no, large"), and take
/// back half of it ("not small, large"). What was asked for comes first; every other slot is filled, or filled anew,
/// where the answer names a value of its kind.
public struct AnswerReader: Sendable {
    /// What can be asked for.
    public struct Slot: Sendable, Hashable {
        /// The name of the parameter.
        public var parameter: String
        /// The name of its entity.
        public var entity: String

        /// A slot for `parameter`.
        public init(parameter: String, entity: String) {
            self.parameter = parameter
            self.entity = entity
        }
    }

    /// The question that is answered, and what was said before it.
    public struct Question: Sendable {
        /// The parameter that is asked for.
        public var asked: String
        /// The parameter that the question before this one asked for.
        public var previous: String?
        /// The parameters that are known already.
        public var known: Set<String>

        /// A question for `asked`.
        public init(asked: String, previous: String? = nil, known: Set<String> = []) {
            self.asked = asked
            self.previous = previous
            self.known = known
        }
    }

    private let slots: [Slot]
    private let recognizers: [String: any EntityRecognizer]
    private let phrases: SlotExtractor

    /// A reader of answers for `slots`.
    ///
    /// - Parameters:
    ///   - slots: What can be asked for, in the order in which it is.
    ///   - phrases: What users may say with these parameters; the words around slots tell those of one kind apart.
    ///   - recognizers: By name of the entity. Slots of entities without a recogniser stay empty.
    public init(slots: [Slot], phrases: [Phrase] = [], recognizers: [String: any EntityRecognizer]) {
        self.slots = slots
        self.recognizers = recognizers
        self.phrases = SlotExtractor(phrases: phrases, recognizers: recognizers)
    }

    /// What the answer says, by parameter; empty when it says nothing of any kind that can be asked for.
    public func read(
        _ answer: String,
        to question: Question,
        context: RecognitionContext
    ) -> [String: EntityMatch] {
        guard let asked = slots.first(where: { $0.parameter == question.asked }) else { return [:] }
        if let recognizer = recognizers[asked.entity], recognizer.takesAnyText {
            return recognizer.matches(in: answer, context: context).first.map { [asked.parameter: $0] } ?? [:]
        }
        let words = LocatedWords(answer)
        let parameters = Set(slots.map(\.parameter))
        let told = phrases.extractByWordsAround(from: answer, context: context)
            .filter { parameters.contains($0.key) }
        var result = told
        var mentions = mentions(in: answer, words, asked: asked, context)
        mentions.removeAll { mention in told.values.contains { $0.range.overlaps(mention.match.range) } }
        let isCorrection = CorrectionWords.all.open(words.words)
        for entity in entities(first: asked.entity) {
            let found = meant(mentions.filter { $0.entity == entity }, in: answer, words)
            let open = slots.filter { $0.entity == entity && result[$0.parameter] == nil }
            fill(open, with: found, question, isCorrection: isCorrection, &result)
        }
        return result
    }

    private struct Mention {
        let entity: String
        let match: EntityMatch
        let length: Int
    }

    private func entities(first: String) -> [String] {
        var seen: Set<String> = []
        return ([first] + slots.map(\.entity)).filter { seen.insert($0).inserted }
    }

    /// Every value in the answer, in order; of those that overlap the longest, or the one that was asked for.
    private func mentions(
        in answer: String,
        _ words: LocatedWords,
        asked: Slot,
        _ context: RecognitionContext
    ) -> [Mention] {
        var all: [Mention] = []
        for entity in entities(first: asked.entity) {
            guard let recognizer = recognizers[entity], !recognizer.takesAnyText else { continue }
            for match in recognizer.matches(in: answer, context: context).prefix(Self.maximumMentions) {
                all.append(Mention(entity: entity, match: match, length: words.words(in: match.range).count))
            }
        }
        var result: [Mention] = []
        // Stable: among those of one length the entity that was asked for stays first.
        for mention in all.enumerated().sorted(by: { ($1.element.length, $0.offset) < ($0.element.length, $1.offset) })
            .map(\.element) where !result.contains(where: { $0.match.range.overlaps(mention.match.range) })
        {
            result.append(mention)
        }
        return result.sorted { $0.match.range.lowerBound < $1.match.range.lowerBound }
    }

    private static let maximumMentions = 64

    /// What is left without those that the answer denies, unless it denies all of them.
    private func meant(_ mentions: [Mention], in answer: String, _ words: LocatedWords) -> [EntityMatch] {
        guard mentions.count > 1 else { return mentions.map(\.match) }
        let meant = mentions.filter { mention in
            let first = words.words(in: mention.match.range).lowerBound
            guard first > 0, CorrectionWords.all.negate(words.words, at: first) else { return true }
            // "No, large": what stands before a comma is about something else.
            let gap = answer[words.ranges[first - 1].upperBound..<mention.match.range.lowerBound]
            return !gap.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        }
        return (meant.isEmpty ? mentions : meant).map(\.match)
    }

    private func fill(
        _ open: [Slot],
        with found: [EntityMatch],
        _ question: Question,
        isCorrection: Bool,
        _ result: inout [String: EntityMatch]
    ) {
        guard let last = found.last, !open.isEmpty else { return }
        // What was asked for first, then what is not known yet, then what is said anew.
        var ordered = open.filter { $0.parameter == question.asked }
        ordered += open.filter { $0.parameter != question.asked && !question.known.contains($0.parameter) }
        if isCorrection, let earlier = open.first(where: { $0.parameter == question.previous }) {
            // "No, three": about the question before, and then perhaps about this one.
            ordered = [earlier] + ordered.filter { $0.parameter != earlier.parameter }
        }
        guard found.count > 1, ordered.count > 1 else {
            let slot = ordered.first ?? open.first { $0.parameter == question.previous } ?? open[open.count - 1]
            // Of several for one place the last is what people end up with.
            result[slot.parameter] = last
            return
        }
        for (slot, match) in zip(ordered, found) { result[slot.parameter] = match }
    }
}
