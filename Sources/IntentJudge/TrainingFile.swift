import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Phrases by intent, as a file with an intent, a tab and a phrase on each line has them.
struct TrainingFile {
    private let path: String
    private var intents: [String] = []
    /// The phrases of each intent, and the line of each.
    private var phrases: [String: [(text: String, line: Int)]] = [:]

    init(path: String) throws {
        self.path = path
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let tab = line.firstIndex(of: "\t") else { continue }
            let intent = String(line[..<tab])
            if phrases[intent] == nil { intents.append(intent) }
            phrases[intent, default: []].append((String(line[line.index(after: tab)...]), number + 1))
        }
    }

    /// Trains on all phrases that have words; what is left out is said through `warn`.
    func train(
        options: LexicalClassifier.Options,
        warn: (String) -> Void
    ) throws -> LexicalClassifier {
        do {
            return try LexicalClassifier(intents.map { examples(of: $0, without: []) }, options: options)
        } catch {
            var ignored: [String: Set<Int>] = [:]
            for problem in error.problems {
                guard let index = problem.phraseIndex, let own = phrases[problem.intent] else { throw error }
                warn("\(path):\(own[index].line): warning: \(problem)")
                ignored[problem.intent, default: []].insert(index)
            }
            return try LexicalClassifier(
                intents.map { examples(of: $0, without: ignored[$0] ?? []) }.filter { !$0.phrases.isEmpty },
                options: options
            )
        }
    }

    private func examples(of intent: String, without ignored: Set<Int>) -> IntentExamples {
        let kept = (phrases[intent] ?? []).enumerated().filter { !ignored.contains($0.offset) }
        return IntentExamples(intent, kept.map { Phrase($0.element.text) })
    }
}
