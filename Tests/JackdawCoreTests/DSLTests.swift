import JackdawCore
import Testing
import Understanding

private enum Step: String, StateID, CaseIterable { case waiting, greeted, glad, sorry }

private let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])
private let good = Intent("good", phrases: ["good", "fine", "I am well"])
private let bad = Intent("bad", phrases: ["bad", "awful"])

private func greetings() throws -> Bot {
    try Bot("greetings", initial: Step.waiting) {
        State(.waiting) {
            When(.intent(hello), goTo: .greeted)
        }
        State(.greeted) {
            Body("Hi! How are you?")
            When(.intent(good), goTo: .glad)
            When(.intent(bad), goTo: .sorry)
        }
        State(.glad) {
            Body("I am glad to hear that!")
            GoTo(.waiting)
        }
        State(.sorry) {
            Body("I am sorry to hear that …")
            GoTo(.waiting)
        }
        EveryState { Fallback("I did not get that.") }
    }
}

/// An open set of states, as several modules would share it.
private struct Page: StateID {
    let name: String
    static let home = Page(name: "home")
    static let help = Page(name: "help")
}

@Suite("The builders")
struct DSLTests {
    @Test("the greetings bot has its states, transitions, intents and fallback in the order written")
    func greetingsDefinition() throws {
        let bot = try greetings()
        #expect(bot.warnings.isEmpty)
        let definition = bot.definition
        #expect(definition.initial == "waiting")
        #expect(definition.order == ["waiting", "greeted", "glad", "sorry"])
        #expect(definition.intents.map(\.name) == ["hello", "good", "bad"])
        #expect(definition.everywhere.fallback != nil)
        #expect(definition.states["greeted"]?.transitions.map(\.target) == [.state("glad"), .state("sorry")])
        #expect(definition.states["glad"]?.body != nil)
        #expect(definition.states["glad"]?.transitions.first?.isEventless == true)
        #expect(definition.intents(heardIn: "greeted") == ["good", "bad"])
    }

    @Test("states can be an open set of structs, and a flow adds states of its own")
    func openStates() throws {
        let help = Flow<Page> {
            State(.help) {
                Body(.markdown("**Help**"), "Ask away.")
                GoBack(runningBody: false)
            }
        }
        let bot = try Bot("open", initial: Page.home) {
            State(.home) { Body("Welcome.") }
            help
            EveryState { When(.intent(hello), goTo: .help) }
        }
        #expect(bot.definition.order == ["home", "help"])
        #expect(bot.definition.states["help"]?.transitions.map(\.target) == [.back(runsBody: false)])
        #expect(bot.definition.everywhere.transitions.map(\.target) == [.state("help")])
    }

    @Test("if, if let, switch and for work in both pairs of braces")
    func controlFlow() throws {
        @BotBuilder<Page> func pages(_ names: [String], extra: String?, kind: Int) -> Flow<Page> {
            for name in names {
                State(Page(name: name)) {
                    for target in names where target != name {
                        When(.event("go \(target)"), goTo: Page(name: target))
                    }
                    if name == "a" { Body("first") } else { Body("other") }
                    if let extra { When(.event("extra"), goTo: Page(name: extra)) }
                    switch kind {
                    case 0: After(.seconds(30), goTo: Page(name: "a"))
                    case 1: Fallback("What?")
                    default: When(.anyMessage, goTo: Page(name: "b"))
                    }
                }
            }
            if let extra {
                State(Page(name: extra)) { GoTo(Page(name: "a")) }
            }
        }
        let timed = try Bot("flow", initial: Page(name: "a")) { pages(["a", "b"], extra: "c", kind: 0) }
        #expect(timed.definition.order == ["a", "b", "c"])
        #expect(timed.definition.states["a"]?.transitions.map(\.target) == [.state("b"), .state("c")])
        #expect(timed.definition.states["b"]?.timers.map(\.delay) == [.seconds(30)])
        let polite = try Bot("flow", initial: Page(name: "a")) { pages(["a", "b"], extra: nil, kind: 1) }
        #expect(polite.definition.order == ["a", "b"])
        #expect(polite.definition.states["a"]?.fallback != nil)
    }

    @Test("elements that several states share are written once")
    func sharedContent() throws {
        @StateBuilder<Page> func orHelp() -> StateContent<Page> {
            When(.intent(hello), goTo: .help)
            After(.seconds(90), goTo: .home)
        }
        let bot = try Bot("shared", initial: Page.home) {
            State(.home) { orHelp() }
            State(.help) {
                Body("Help.")
                orHelp()
            }
        }
        #expect(bot.definition.states["home"]?.timers.count == 1)
        #expect(bot.definition.states["help"]?.timers.count == 1)
    }

    @Test("variables become known by conditions and by Variables, each once")
    func variables() throws {
        let attempts = Variable("attempts", initially: 0)
        let language = Variable("language", initially: "en", settableByUser: true)
        let bot = try Bot("variables", initial: Page.home) {
            Variables(language, attempts)
            State(.home) {
                Body { session in session[attempts] += 1 }
                When(attempts >= 3 && language == "en", goTo: .help)
            }
            State(.help) { Body("Help.") }
        }
        #expect(bot.definition.variables.map(\.name) == ["language", "attempts"])
        #expect(bot.definition.variables.map(\.settableByUser) == [true, false])
        let decoded = try bot.definition.variables[1].decode(7)
        #expect(decoded as? Int == 7)
        #expect(throws: (any Error).self) { try bot.definition.variables[1].decode("seven") }
    }

    @Test("a phrase knows the words and the parameters in it")
    func phrases() {
        enum Size: String, CaseIterable { case small, large }
        let count = Parameter("count", .integer)
        let size = Parameter("size", Entity<Size>("size", synonyms: [.large: ["big"]]))
        let order = Intent("order", phrases: ["i want \(count) \(size) pizzas", "pizza"])
        #expect(order.phrases[0].description == "i want {count} {size} pizzas")
        #expect(order.parameters.map(\.name) == ["count", "size"])
        #expect(
            order.phrases[0].phrase.pieces == [
                .text("i want "), .slot(parameter: "count", entity: "integer"), .text(" "),
                .slot(parameter: "size", entity: "size"), .text(" pizzas"),
            ]
        )
        #expect(size.entity.convert(.text("large")) == .large)
        #expect(size.entity.convert(.text("huge")) == nil)
        let match = IntentMatch(name: "order", confidence: 1, parameters: ["count": .integer(3)])
        #expect(match[count] == 3)
        #expect(match[size] == nil)
    }

    @Test(
        "a condition reads like a sentence",
        arguments: [
            (.intent(hello), "intent hello"),
            (.intent(hello) || .intent(good) && !.anyMessage, "intent hello or (intent good and not any message)"),
            (!(.noIntentMatched || .event("paid")), "not (no intent or event paid)"),
            (.file("image/*"), "file image/*"),
            (Variable("attempts", initially: 0) >= 3, "attempts >= 3"),
        ] as [(Condition, String)]
    )
    func descriptions(condition: Condition, text: String) {
        #expect(condition.description == text)
    }

    @Test("only a condition about the session alone is looked at without an event")
    func eventless() {
        let attempts = Variable("attempts", initially: 0)
        #expect((attempts >= 3).isEventless)
        #expect((!(attempts == 3) || .satisfies { _ in true }).isEventless)
        #expect(!(attempts >= 3 && .noIntentMatched).isEventless)
        #expect(!(!Condition.intent(hello)).isEventless)
    }
}
