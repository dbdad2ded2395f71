import Benchmark
import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

let benchmarks: @Sendable () -> Void = {
    // A bot as most are, and one as large as bots get.
    let sizes: [(name: String, intents: Int, phrases: Int)] = [
        ("15 intents of 10 phrases", 15, 10), ("150 intents of 100 phrases", 150, 100),
    ]
    for (name, intents, phrases) in sizes {
        var speaker = Speaker()
        let examples = speaker.examples(intents: intents, phrases: phrases)
        let utterances = speaker.utterances(count: 1_000, intents: intents)
        measure("training, \(name)", .large) { blackHole(try LexicalClassifier(examples)) }

        // Only once needed: training the large one takes seconds, and another benchmark may have been asked for.
        measure("loading, \(name)", .large, state: Data()) { saved in
            if saved.isEmpty { saved = try LexicalClassifier(examples).saved() }
            blackHole(try LexicalClassifier(saved: saved))
        }
        measure("understanding, \(name)", .small, state: (classifier: LexicalClassifier?.none, next: 0)) { state in
            if state.classifier == nil { state.classifier = try LexicalClassifier(examples) }
            state.next = (state.next + 1) % utterances.count
            blackHole(state.classifier?.classify(utterances[state.next]))
        }
    }
}
