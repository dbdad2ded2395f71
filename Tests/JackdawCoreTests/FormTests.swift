import Foundation
import JackdawCore
import JackdawTesting
import Testing
import Understanding

private enum Step: String, StateID, CaseIterable { case waiting, order, baking, big, human, help }
private enum Size: String, CaseIterable { case small, large }

private let size = Parameter("size", Entity<Size>("size", synonyms: [.large: ["big"], .small: ["tiny"]]))
private let count = Parameter("count", .integer)
private let street = Parameter("street", .freeText)
private let order = Intent("order", phrases: ["i want a pizza", "i want \(count) \(size) pizzas", "order pizza"])
private let help = Intent("help", phrases: ["help", "what can i say", "how does this work"])

/// A user who says something and hears what the bot answers to it.
private struct User {
    let session: Session
    let listener: Listener

    init(_ bot: Bot) async throws {
        session = try bot.conversations.open().session
        listener = Listener(session)
        await session.whenIdle()
    }

    /// What the bot says to each of these, one after the other.
    func says(_ texts: String...) async throws -> [String] {
        let heard = listener.texts.count
        for text in texts { try await session.say(text) }
        await session.whenIdle()
        return Array(listener.texts.dropFirst(heard))
    }
}

@Suite("forms")
struct FormTests {
    private func pizzeria() throws -> Bot {
        try Bot("pizzeria", initial: Step.waiting) {
            State(.waiting) { When(.intent(order), goTo: .order) }
            Form(.order) {
                Ask(size, "Which size?", again: "Small or large?")
                Ask(count, "How many?") { count, _ in count <= 20 ? nil : "At most 20 at once." }
                Cancel("All right, no pizza.", goTo: .waiting)
                GiveUp(after: 3, goTo: .human)
                When(count >= 10, goTo: .big)
                GoTo(.baking)
            }
            State(.baking) {
                Body { try await $0.reply("\($0[count] ?? 0) \($0[size]?.rawValue ?? "?")") }
                GoTo(.waiting)
            }
            State(.big) {
                Body("That is a lot."); GoTo(.waiting)
            }
            State(.human) {
                Body("Here is a person."); GoTo(.waiting)
            }
            State(.help) {
                Body("Say what you want."); GoBack()
            }
            EveryState {
                When(.intent(help), goTo: .help); Fallback("Pardon?")
            }
        }
    }

    @Test("one question after the other, and a correction in the middle")
    func correction() async throws {
        let user = try await User(pizzeria())
        #expect(try await user.says("i want a pizza") == ["Which size?"])
        #expect(user.session.state == "order.size")
        #expect(try await user.says("small, please") == ["How many?"])
        #expect(user.session.state == "order.count")
        #expect(try await user.says("no, large") == ["How many?"])
        #expect(user.session[size] == .large)
        #expect(try await user.says("three") == ["3 large"])
        #expect(user.session.state == "waiting")
    }

    @Test("what the message that leads to the form says is not asked for; several answers at once are taken")
    func severalAnswers() async throws {
        let bot = try pizzeria()
        #expect(try await User(bot).says("i want 2 large pizzas") == ["2 large"])
        #expect(try await User(bot).says("order pizza", "two tiny ones") == ["Which size?", "2 small"])
        #expect(try await User(bot).says("order pizza", "make it 4") == ["Which size?", "Which size?"])
    }

    @Test("a form that is entered again has forgotten the earlier answers, unless it keeps them")
    func again() async throws {
        let user = try await User(pizzeria())
        _ = try await user.says("i want 2 large pizzas")
        #expect(try await user.says("i want a pizza") == ["Which size?"])

        let keeping = try Bot("pizzeria", initial: Step.waiting) {
            State(.waiting) { When(.intent(order), goTo: .order) }
            Form(.order, keepsAnswers: true) {
                Ask(size, "Which size?")
                GoTo(.baking)
            }
            State(.baking) {
                Body("Done."); GoTo(.waiting)
            }
            for step in [Step.big, .human, .help] { State(step) { GoTo(.waiting) } }
            EveryState { for step in [Step.big, .human, .help] { When(.event(step.rawValue), goTo: step) } }
        }
        let other = try await User(keeping)
        #expect(try await other.says("i want a pizza", "large", "i want a pizza") == ["Which size?", "Done.", "Done."])
    }

    @Test("a value that the check refuses is said to be wrong and asked for again")
    func check() async throws {
        let user = try await User(pizzeria())
        #expect(try await user.says("i want 50 large pizzas") == ["At most 20 at once.", "How many?"])
        #expect(user.session[count] == nil)
        #expect(try await user.says("30") == ["At most 20 at once.", "How many?"])
        #expect(try await user.says("5") == ["5 large"])
    }

    @Test("once everything is known, conditions on answers come before the last way on")
    func waysOn() async throws {
        #expect(try await User(pizzeria()).says("i want 12 small pizzas") == ["That is a lot."])
    }

    @Test("it can be called off at any question")
    func cancel() async throws {
        let bot = try pizzeria()
        for words in ["cancel", "never mind", "please stop"] {
            let user = try await User(bot)
            #expect(try await user.says("i want a pizza", words) == ["Which size?", "All right, no pizza."])
            #expect(user.session.state == "waiting")
        }
        let user = try await User(bot)
        #expect(try await user.says("i want a pizza", "large", "stop").last == "All right, no pizza.")

        var german = try pizzeria()
        german.use(language: "de-AT", timeZone: .gmt)
        #expect(try await User(german).says("i want a pizza", "vergiss es").last == "All right, no pizza.")
    }

    @Test("after the agreed number of messages that are no answer it gives up; an answer starts the count anew")
    func giveUp() async throws {
        let bot = try pizzeria()
        #expect(
            try await User(bot).says("i want a pizza", "bananas", "rhubarb", "custard")
                == ["Which size?", "Small or large?", "Small or large?", "Here is a person."]
        )
        #expect(
            try await User(bot).says("i want a pizza", "bananas", "large", "rhubarb", "99", "custard")
                == [
                    "Which size?", "Small or large?", "How many?", "How many?", "At most 20 at once.", "How many?",
                    "Here is a person.",
                ]
        )
    }

    @Test("what holds everywhere holds in a form, and leads back to the question")
    func detour() async throws {
        let user = try await User(pizzeria())
        #expect(try await user.says("i want a pizza", "help") == ["Which size?", "Say what you want.", "Which size?"])
        #expect(try await user.says("large", "what can i say") == ["How many?", "Say what you want.", "How many?"])
        #expect(user.session[size] == .large)
    }

    @Test("any text answers a question for free text, but for what clearly is an intent")
    func freeText() async throws {
        let bot = try Bot("post", initial: Step.order) {
            Form(.order) {
                Ask(street, "Where to?")
                Cancel(goTo: .waiting)
                GoTo(.baking)
            }
            State(.baking) {
                Body { try await $0.reply("To \($0[street] ?? "?").") }; GoTo(.waiting)
            }
            State(.waiting) {
                Body("Waiting."); When(.anyMessage, goTo: .order)
            }
            for step in [Step.big, .human, .help] { State(step) { GoTo(.waiting) } }
            EveryState { for step in [Step.big, .human, .help] { When(.event(step.rawValue), goTo: step) } }
        }
        #expect(try await User(bot).says("12 Main Street, please").contains("To 12 Main Street, please."))
        #expect(try await User(bot).says("cancel") == ["Waiting."])
    }

    @Test("a fallback of the form's own is said in place of the question")
    func fallback() async throws {
        let bot = try Bot("shy", initial: Step.order) {
            Form(.order) {
                Ask(size, "Which size?")
                GiveUp("I give up.", after: 2, goTo: .waiting)
                Fallback("Hm.")
                GoTo(.baking)
            }
            for step in [Step.waiting, .baking, .big, .human, .help] { State(step) { Body("\(step)") } }
            EveryState { for step in [Step.big, .human, .help] { When(.event(step.rawValue), goTo: step) } }
        }
        #expect(try await User(bot).says("what", "what") == ["Hm.", "I give up.", "waiting"])
    }

    @Test("the diagram shows the form's states and what leads from one to another")
    func diagram() throws {
        let diagram = try pizzeria().diagram(.dot)
        for part in ["order.size", "order.count", "size is missing", "an answer", "order.cancelled"] {
            #expect(diagram.contains(part), "\(part) is not in \(diagram)")
        }
    }

    @Test("a form that asks for nothing, asks twice, gives up at once or leads nowhere is reported with its line")
    func problems() {
        #expect {
            try Bot("broken", initial: Step.order) {
                Form(.order) {
                    Ask(size, "Which size?")
                    Ask(size, "Which size?")
                    GiveUp(after: 0, goTo: .waiting)
                }
                Form(.baking) { GoTo(.waiting) }
                State(.waiting) { When(.anyMessage, goTo: .baking) }
                for step in [Step.big, .human, .help] { State(step) { GoTo(.waiting) } }
                EveryState { for step in [Step.big, .human, .help] { When(.event(step.rawValue), goTo: step) } }
            }
        } throws: { error in
            let text = "\(error)"
            return text.contains("asks twice for “size”") && text.contains("GiveUp(after: 0, …)")
                && text.contains("the form “order” leads nowhere")
                && text.contains("the form “baking” asks for nothing")
        }
    }

    @Test("what a recogniser of speech listens for includes the phrases in which answers are said")
    func carriers() async throws {
        struct Recognizer: SpeechRecognizer {
            func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
                let carrier = hints.phrases.first { $0.pieces.first == .words("i want ") && $0.pieces.count == 5 }
                guard case .oneOf(let sizes)? = carrier?.pieces[3] else { return Transcript("nothing") }
                return Transcript(sizes.contains("large") ? "i want 2 tiny pizzas" : "nothing")
            }
        }
        var bot = try pizzeria()
        bot.use(recognizer: Recognizer())
        let user = try await User(bot)
        _ = try await user.says("order pizza")
        let file = File(name: "voice.wav", data: Data([0]))
        _ = try await user.session.accept(.message(.voice(file, transcript: nil)))
        await user.session.whenIdle()
        #expect(user.session[size] == .small)
    }

    @Test("what a recogniser of speech listens for includes the answers")
    func hints() async throws {
        struct Recognizer: SpeechRecognizer {
            func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
                let isExpected = hints.phrases.contains { phrase in
                    guard case .oneOf(let values)? = phrase.pieces.first else { return false }
                    return values.contains("large") && values.contains("tiny")
                }
                return Transcript(isExpected ? "tiny" : "nothing")
            }
        }
        var bot = try pizzeria()
        bot.use(recognizer: Recognizer())
        let user = try await User(bot)
        _ = try await user.says("i want a pizza")
        let file = File(name: "voice.wav", data: Data([0]))
        _ = try await user.session.accept(.message(.voice(file, transcript: nil)))
        await user.session.whenIdle()
        #expect(user.session[size] == .small)
    }
}
