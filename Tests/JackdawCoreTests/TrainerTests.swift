import Foundation
import JackdawCore
import JackdawTesting
import Testing
import Understanding

private enum Step: String, StateID, CaseIterable { case waiting, greeted }

private let hello = Intent("hello", phrases: ["hello", "good morning"])

@Suite("trainers")
struct TrainerTests {
    private func makeBot() throws -> Bot {
        try Bot("polite", initial: Step.waiting) {
            State(.waiting) { When(.intent(hello), goTo: .greeted) }
            State(.greeted) {
                Body("Hi!"); GoTo(.waiting)
            }
        }
    }

    /// Understands whatever it is asked about as the first intent that it learnt.
    private struct Credulous: ClassifierTrainer, IntentClassifier {
        var intent = ""

        func train(
            _ examples: [IntentExamples],
            entityValues: [String: [String]],
            language: Language
        ) async throws -> any IntentClassifier {
            await Task.yield()
            return Self(intent: "\(examples[0].intent)")
        }

        func classify(_ utterance: String, among candidates: Set<String>?) async throws -> Classification {
            Classification(ranking: [IntentScore(intent: intent, confidence: 1)], threshold: 0.5)
        }
    }

    private struct Failing: ClassifierTrainer {
        struct Failure: Error {}

        func train(
            _ examples: [IntentExamples],
            entityValues: [String: [String]],
            language: Language
        ) async throws -> any IntentClassifier {
            throw Failure()
        }
    }

    @Test("a bot waits for a trainer that takes its time, and then understands by what it made")
    func waits() async throws {
        var bot = try makeBot()
        bot.use(trainer: Credulous())
        #expect {
            try bot.conversations.open()
        } throws: {
            "\($0)".contains("await bot.prepare()")
        }
        try await bot.prepare()
        let session = try bot.conversations.open().session
        let listener = Listener(session)
        try await session.say("xyzzy")
        await session.whenIdle()
        #expect(listener.texts == ["Hi!"])
    }

    @Test("a trainer that fails keeps the bot from starting, with the reason")
    func fails() async throws {
        var bot = try makeBot()
        bot.use(trainer: Failing())
        await #expect {
            try await bot.prepare()
        } throws: {
            "\($0)".contains("polite") && "\($0)".contains("Failure")
        }
    }

    @Test("the threshold of the lexical trainer counts")
    func threshold() async throws {
        var bot = try makeBot()
        bot.use(trainer: LexicalTrainer(threshold: 0.99))
        let session = try bot.conversations.open().session
        let listener = Listener(session)
        try await session.say("hello there my good people")
        try await session.say("good morning")
        await session.whenIdle()
        #expect(listener.texts == ["I did not understand that.", "Hi!"])
    }

    /// Learns German only.
    private struct German: ClassifierTrainer {
        func train(
            _ examples: [IntentExamples],
            entityValues: [String: [String]],
            language: Language
        ) async throws -> any IntentClassifier {
            guard language == Language(rawValue: "de-CH") else { throw Failing.Failure() }
            return try await Credulous().train(examples, entityValues: entityValues, language: language)
        }
    }

    @Test("a trainer is told the language that users speak")
    func language() async throws {
        var bot = try makeBot()
        bot.use(language: "de-CH", timeZone: .gmt)
        bot.use(trainer: German())
        try await bot.prepare()
    }

    @Test("entities of the language are read in it, typed")
    func entities() async throws {
        let price = Parameter("price", .money)
        let place = Parameter("place", .ordinal)
        let share = Parameter("share", .percentage)
        let heat = Parameter("heat", .temperature)
        let phone = Parameter("phone", .phoneNumber)
        let intents = [
            Intent("preis", phrases: ["es kostet \(price)"]), Intent("platz", phrases: ["der \(place) von links"]),
            Intent("anteil", phrases: ["nimm \(share) davon"]), Intent("wärme", phrases: ["es hat \(heat)"]),
            Intent("anruf", phrases: ["ruf mich an unter \(phone)"]),
        ]
        var bot = try Bot("Zahlen", initial: Step.waiting) {
            State(.waiting) { for intent in intents { When(.intent(intent), goTo: .greeted) } }
            State(.greeted) {
                Body("Gut."); GoTo(.waiting)
            }
        }
        bot.use(language: "de", timeZone: .gmt)
        let session = try bot.conversations.open().session
        for text in [
            "es kostet 12,50 Euro", "der dritte von links", "nimm zehn Prozent davon", "es hat minus fünf Grad",
            "ruf mich an unter 030 123 45 67",
        ] {
            try await session.say(text)
        }
        await session.whenIdle()
        #expect(session[price] == Money(hundredths: 1_250, currency: "EUR"))
        #expect(session[price]?.description == "12.50 EUR")
        #expect(session[place] == 3)
        #expect(session[share] == 10)
        #expect(session[heat] == -5)
        #expect(session[phone] == "0301234567")
    }
}
