import JackdawCore
import JackdawTesting
import Synchronization
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

private enum Step: String, StateID, CaseIterable { case waiting, order, done }
private enum Size: String, CaseIterable { case small, large }

private let size = Parameter("size", Entity<Size>("size", synonyms: [.large: ["very big"]]))
private let name = Parameter("name", .freeText)
private let order = Intent("order", phrases: ["a \(size) pizza", "pizza"])
private let leave = Intent("leave", phrases: ["bye"])

/// Keeps the hints, and hears always the same.
private final class Ear: SpeechRecognizer {
    private let heard = Mutex<[SpeechHints]>([])
    let words: String

    init(_ words: String) { self.words = words }

    var hints: [SpeechHints] { heard.withLock { $0 } }

    func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
        heard.withLock { $0.append(hints) }
        return Transcript(words)
    }
}

@Suite("what recognisers are told to expect", .timeLimit(.minutes(1)))
struct SpeechHintsTests {
    private func speak(_ session: Session) async throws {
        _ = try await session.accept(.message(.voice(File(name: "v.wav", data: Data([0])), transcript: nil)))
        await session.whenIdle()
    }

    @Test("phrases with the values that may stand in them, those of the question, and whether anything is an answer")
    func hints() async throws {
        let ear = Ear("pizza")
        var bot = try Bot("pizzeria", initial: Step.waiting) {
            State(.waiting) {
                When(.intent(order), goTo: .order)
                When(.intent(leave), goTo: .done)
            }
            Form(.order) {
                Ask(name, "What is your name?")
                Ask(size, "Which size?")
                GoTo(.done)
            }
            State(.done) { Body("Thanks.") }
        }
        bot.use(recognizer: ear)
        bot.use(language: "fr")
        let session = try bot.conversations.open().session
        await session.whenIdle()
        try await speak(session)
        #expect(session.state == "order.name")
        try await speak(session)
        #expect(session.state == "order.size")
        try await speak(session)
        let hints = ear.hints
        #expect(hints.count == 3 && hints.allSatisfy { $0.language == "fr" })
        #expect(hints.map(\.takesAnyText) == [false, true, false])
        #expect(hints[0].phrases.contains("bye") && hints[0].phrases.contains("pizza"))
        let withSize = try #require(hints[0].phrases.first { $0.pieces.count > 1 })
        #expect(withSize.pieces.first == .words("a ") && withSize.pieces.last == .words(" pizza"))
        guard case .oneOf(let values) = withSize.pieces[1] else { throw Missing() }
        #expect(Set(values).isSuperset(of: ["small", "large", "very big"]))
        #expect(withSize.example.hasPrefix("a ") && withSize.example.hasSuffix(" pizza"))
        let answers = try #require(hints[2].phrases.last?.pieces)
        #expect(answers == [.oneOf(values)])
    }

    private struct Missing: Error {}

    @Test("the example of a phrase has the first value in each place")
    func example() {
        let phrase = SpeechHints.Phrase([.words("from "), .oneOf(["Paris", "Rome"]), .words(" to "), .oneOf([])])
        #expect(phrase.example == "from Paris to ")
    }
}
