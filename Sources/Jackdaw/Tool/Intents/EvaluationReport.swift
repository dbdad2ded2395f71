internal import JackdawCore

/// An evaluation, to be read by people or programs.
struct EvaluationReport {
    let evaluation: IntentEvaluation

    /// How many confused pairs are shown, and how many examples of each.
    private static let shownPairs = 10
    private static let shownExamples = 3

    // MARK: As text

    var lines: [String] {
        let right = evaluation.outcomes.count(where: \.isRight)
        let accuracy = evaluation.accuracy.percentage
        var lines = ["accuracy  \(accuracy)  (\(right) of \(evaluation.outcomes.count) texts)"]
        if let f1 = evaluation.macroF1 { lines.append("macro F1  \(f1.percentage)") }
        return lines + [""] + scores + confusions + [""] + reliability
    }

    private var scores: [String] {
        let rows =
            evaluation.intents.map { ($0.intent, $0.score) } + [("(out of scope)", evaluation.outOfScope)]
        let width = rows.map(\.0.columns).max() ?? 0
        func line(_ name: String, _ cells: [String]) -> String {
            name.padded(to: width) + cells.map { $0.padded(to: 11, alignedRight: true) }.joined()
        }
        return [line("intent", ["precision", "recall", "F1", "texts"])]
            + rows.map { name, score in
                line(
                    name,
                    [score.precision, score.recall, score.f1].map { $0?.percentage ?? "–" } + ["\(score.count)"]
                )
            }
    }

    private var confusions: [String] {
        let all = evaluation.confusions
        guard !all.isEmpty else { return [] }
        let shown = all.prefix(Self.shownPairs).flatMap { confusion -> [String] in
            let pair = "\(Self.name(confusion.expected)) taken for \(Self.name(confusion.predicted))"
            let more = confusion.texts.count - Self.shownExamples
            return ["  \(confusion.texts.count) × \(pair)"]
                + confusion.texts.prefix(Self.shownExamples).map { "      “\($0.withoutControls)”" }
                + (more > 0 ? ["      and \(more) more"] : [])
        }
        let more = all.count - Self.shownPairs
        return ["", "confused"] + shown + (more > 0 ? ["  and \(more) more pairs"] : [])
    }

    private var reliability: [String] {
        func line(_ cells: [String]) -> String {
            cells.map { $0.padded(to: 12, alignedRight: true) }.joined()
        }
        guard let error = evaluation.calibrationError else {
            return ["nothing was ranked, so nothing is known of confidences"]
        }
        return [line(["confidence", "texts", "mean", "right"])]
            + evaluation.reliability.map { bin in
                let range = "\(Int(bin.range.lowerBound * 100))–\(Int(bin.range.upperBound * 100)) %"
                return line([range, "\(bin.count)", bin.confidence.percentage, bin.accuracy.percentage])
            } + ["expected calibration error  \(error.percentage)"]
    }

    private static func name(_ intent: String?) -> String { intent ?? "(out of scope)" }

    // MARK: As JSON

    var json: JSONValue {
        [
            "texts": .integer(Int64(evaluation.outcomes.count)),
            "accuracy": .number(evaluation.accuracy),
            "macroF1": Self.json(evaluation.macroF1),
            "intents": .object(JSONObject(evaluation.intents.map { ($0.intent, Self.json($0.score)) })),
            "outOfScope": Self.json(evaluation.outOfScope),
            "confusions": .array(
                evaluation.confusions.map {
                    [
                        "expected": Self.json($0.expected), "predicted": Self.json($0.predicted),
                        "texts": .array($0.texts.map { .string($0) }),
                    ]
                }
            ),
            "reliability": .array(
                evaluation.reliability.map {
                    [
                        "from": .number($0.range.lowerBound), "to": .number($0.range.upperBound),
                        "texts": .integer(Int64($0.count)), "confidence": .number($0.confidence),
                        "accuracy": .number($0.accuracy),
                    ]
                }
            ),
            "calibrationError": Self.json(evaluation.calibrationError),
        ]
    }

    private static func json(_ score: IntentEvaluation.Score) -> JSONValue {
        [
            "precision": json(score.precision), "recall": json(score.recall), "f1": json(score.f1),
            "texts": .integer(Int64(score.count)),
        ]
    }

    private static func json(_ number: Double?) -> JSONValue { number.map { .number($0) } ?? .null }

    private static func json(_ name: String?) -> JSONValue { name.map { .string($0) } ?? .null }
}
