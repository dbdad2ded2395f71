import Foundation
import Testing
import Understanding

@Suite("Fuzzing of entities", .serialized)
struct EntityFuzzTests {
    private struct Subject {
        var name: String
        var recognizer: any EntityRecognizer
        var context: RecognitionContext

        /// The time that the processor took for it, whatever else the machine has to do; the best of some runs.
        func time(_ text: String, runs: Int = 1) -> Duration {
            (0..<runs).map { _ in
                let start = EntityFuzzTests.processorTime()
                _ = recognizer.matches(in: text, context: context)
                return EntityFuzzTests.processorTime() - start
            }.min() ?? .zero
        }
    }

    private static let subjects: [Subject] = {
        let now = Date(timeIntervalSince1970: 1_779_264_900)
        var recognizers = EntityCase.recognizers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        let sizes: DictionaryRecognizer = ["hundred and one": ["one hundred", "next"], "New York": ["big apple"]]
        recognizers.append(("dictionary", sizes))
        if let expression = try? RegularExpressionRecognizer(#"[A-Z]{2}-?\d{4,6}"#) {
            recognizers.append(("expression", expression))
        }
        return recognizers.flatMap { name, recognizer in
            (isAlikeEverywhere.contains(name) ? ["de"] : ["en", "fr", "de", "es"]).map { language in
                Subject(
                    name: "\(name) \(language)",
                    recognizer: recognizer,
                    context: RecognitionContext(now: now, language: language)
                )
            }
        }
    }()

    /// Those that are the same in every language.
    private static let isAlikeEverywhere: Set = ["dictionary", "email", "expression", "phone", "text", "url"]

    private static func texts(octets: Int) -> [(name: String, text: String)] {
        EntityFuzz.patterns.map { ($0.name, EntityFuzz.text($0.unit, octets: octets)) }
            + (1...2).map { ("mixture \($0)", EntityFuzz.mixture(octets: octets, seed: UInt64($0))) }
    }

    /// Thousands where it takes seconds, fewer where nothing is optimised.
    private static let mixtureCount = isOptimized ? 5_000 : 500

    @Test("any mixture of the grammars' words gives matches in order, apart and not empty")
    func mixtures() {
        for seed in 0..<Self.mixtureCount {
            let text = EntityFuzz.mixture(octets: 60, seed: UInt64(seed) &* 7_919)
            for subject in Self.subjects {
                var end = text.startIndex
                for match in subject.recognizer.matches(in: text, context: subject.context) {
                    #expect(match.range.lowerBound >= end && !match.range.isEmpty, "\(subject.name): \(text)")
                    #expect(match.range.upperBound <= text.endIndex, "\(subject.name): \(text)")
                    end = match.range.upperBound
                }
            }
        }
    }

    @Test("four times the text takes about four times as long")
    func scaling() {
        let pairs = zip(Self.texts(octets: 500), Self.texts(octets: 2_000))
        for (short, long) in pairs {
            for subject in Self.subjects {
                var few = subject.time(short.text)
                var many = subject.time(long.text)
                // What looks slow is measured again: a pause of the machine looks the same once, but not every time.
                var runs = 0
                while many > few * 6 + .milliseconds(2), runs < 8 {
                    few = max(few, subject.time(short.text))
                    many = min(many, subject.time(long.text))
                    runs += 1
                }
                #expect(many <= few * 6 + .milliseconds(2), "\(subject.name), \(short.name): \(few), \(many)")
            }
        }
    }

    @Test("a megabyte takes no longer than what is looked at of it")
    func megabyte() {
        let optimized = Self.isOptimized
        var worst: [String: (time: Duration, text: String)] = [:]
        // Unoptimised it takes minutes for all of them.
        let subjects = Self.subjects.filter { optimized || $0.context.language == "de" }
        for (name, text) in Self.texts(octets: optimized ? 1_000_000 : 100_000) {
            for subject in subjects {
                let time = subject.time(text, runs: optimized ? 3 : 1)
                if time > worst[subject.name]?.time ?? .zero { worst[subject.name] = (time, name) }
                #expect(time < (optimized ? .milliseconds(100) : .seconds(10)), "\(subject.name), \(name)")
            }
        }
        guard optimized else { return }
        for (name, entry) in worst.sorted(by: { $0.value.time > $1.value.time }) {
            print("\(name): \(entry.time.formatted(.units(allowed: [.microseconds]))) for 1 MB of \(entry.text)")
        }
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static var isOptimized: Bool {
        #if DEBUG
        false
        #else
        true
        #endif
    }
}
