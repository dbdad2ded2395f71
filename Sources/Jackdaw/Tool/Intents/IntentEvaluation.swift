internal import Understanding

/// How well texts were understood whose intents are known.
struct IntentEvaluation {
    /// What became of one text.
    struct Outcome {
        var text: String
        /// What it means; nil: nothing that the bot should understand.
        var expected: String?
        /// What it was taken for; nil: it was rejected.
        var predicted: String?
        /// The likeliest intent, whether that was enough or not.
        var best: IntentScore?

        var isRight: Bool { expected == predicted }
    }

    /// How well one intent was recognised, or what is out of scope rejected.
    struct Score: Equatable {
        /// Of those that were taken for it, how many mean it.
        var precision: Double?
        /// Of those that mean it, how many were taken for it.
        var recall: Double?
        /// How many mean it.
        var count: Int

        /// The harmonic mean of the two.
        var f1: Double? {
            guard let precision, let recall else { return nil }
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
        }
    }

    /// An intent that was taken for another.
    struct Confusion: Equatable {
        var expected: String?
        var predicted: String?
        var texts: [String]
    }

    /// The texts whose likeliest intent had a confidence in one range.
    struct Bin: Equatable {
        var range: ClosedRange<Double>
        var count: Int
        var confidence: Double
        var accuracy: Double
    }

    let outcomes: [Outcome]

    init(_ outcomes: [Outcome]) {
        self.outcomes = outcomes
    }

    /// The share of the texts that were understood, or rejected, as they should be.
    var accuracy: Double { Self.share(outcomes.count(where: \.isRight), of: outcomes.count) ?? 0 }

    /// The scores of the intents that occur, by their names.
    var intents: [(intent: String, score: Score)] {
        Set(outcomes.flatMap { [$0.expected, $0.predicted] }.compactMap { $0 }).sorted().map { ($0, score(of: $0)) }
    }

    /// How well what is out of scope was rejected.
    var outOfScope: Score { score(of: nil) }

    /// The mean F1 of the intents that texts mean, each counting the same.
    var macroF1: Double? {
        let scores = intents.map(\.score).filter { $0.count > 0 }.map { $0.f1 ?? 0 }
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }

    /// What was confused, the most frequent first.
    var confusions: [Confusion] {
        var found: [Confusion] = []
        for outcome in outcomes where !outcome.isRight {
            let place = found.firstIndex { $0.expected == outcome.expected && $0.predicted == outcome.predicted }
            if let place {
                found[place].texts.append(outcome.text)
            } else {
                found.append(Confusion(expected: outcome.expected, predicted: outcome.predicted, texts: [outcome.text]))
            }
        }
        // Sorting is stable in fact but not by promise: those of one count stay in the order of the file.
        return found.enumerated().sorted {
            ($1.element.texts.count, $0.offset) < ($0.element.texts.count, $1.offset)
        }.map(\.element)
    }

    private func score(of intent: String?) -> Score {
        let meant = outcomes.count { $0.expected == intent }
        let taken = outcomes.count { $0.predicted == intent }
        let both = outcomes.count { $0.expected == intent && $0.predicted == intent }
        return Score(precision: Self.share(both, of: taken), recall: Self.share(both, of: meant), count: meant)
    }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
    }

    // MARK: Whether confidences can be believed

    /// Ten ranges of confidence: how sure the classifier was of its likeliest intent, and how often that was right.
    var reliability: [Bin] {
        let ranked = outcomes.compactMap { outcome in outcome.best.map { (outcome, $0) } }
        let groups = Dictionary(grouping: ranked) { min(max(Int($0.1.confidence * 10), 0), 9) }
        return groups.sorted { $0.key < $1.key }.map { number, group in
            let right = group.count { $0.0.expected == $0.1.intent }
            return Bin(
                range: Double(number) / 10...Double(number + 1) / 10,
                count: group.count,
                confidence: group.reduce(0) { $0 + $1.1.confidence } / Double(group.count),
                accuracy: Double(right) / Double(group.count)
            )
        }
    }

    /// The expected calibration error over ``reliability`` (Guo, Pleiss, Sun, Weinberger, 2017, On Calibration of Modern
    /// Neural Networks, equation 5); nil where nothing was ranked.
    var calibrationError: Double? {
        let bins = reliability
        let count = bins.reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        return bins.reduce(0) { $0 + Double($1.count) / Double(count) * abs($1.accuracy - $1.confidence) }
    }
}
