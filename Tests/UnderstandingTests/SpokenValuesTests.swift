import Testing

@testable import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("What is said aloud")
struct SpokenValuesTests {
    @Test(
        "every value that a recogniser of speech may hear is understood",
        arguments: [
            IntegerRecognizer() as any EntityRecognizer, NumberRecognizer(), OrdinalRecognizer(), DateTimeRecognizer(),
            DurationRecognizer(), DictionaryRecognizer([.init("red", synonyms: ["crimson"])]),
        ]
    )
    func understood(_ recognizer: any EntityRecognizer) {
        let context = RecognitionContext(now: Date(timeIntervalSince1970: 0))
        #expect(!recognizer.spokenValues.isEmpty)
        for value in recognizer.spokenValues {
            #expect(recognizer.matches(in: value, context: context).count == 1, "\(value)")
        }
    }

    @Test("all small numbers can be said")
    func numbers() {
        #expect(Set(IntegerRecognizer().spokenValues).isSuperset(of: (0...100).map(String.init)))
    }
}
