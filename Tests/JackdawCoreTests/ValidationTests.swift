import JackdawCore
import Testing

private struct Page: StateID {
    let name: String
    static let home = Page(name: "home")
    static let help = Page(name: "help")
    static let end = Page(name: "end")
}

private let yes = Intent("yes", phrases: ["yes", "sure"])
private let no = Intent("no", phrases: ["no", "never"])
private let attempts = Variable("attempts", initially: 0)

/// What is said about a bot whose states are `content`, without file and line.
private func problems(
    initial: Page = .home,
    @BotBuilder<Page> _ content: () -> Flow<Page>
) -> [String] {
    do throws(InvalidBot) {
        return try Bot("tested", initial: initial, content).warnings.map { "\($0.severity): \($0.message)" }
    } catch {
        return error.problems.map { "\($0.severity): \($0.message)" }
    }
}

@Suite("Validation")
struct ValidationTests {
    private enum Step: String, StateID, CaseIterable { case first, second, third }

    @Test("every problem is listed at once, in the order of the lines, in the compiler's own form")
    func everythingAtOnce() throws {
        let line = #line
        func broken() throws -> Bot {
            let silent = Intent("silent", phrases: [])
            return try Bot("broken", initial: Step.first) {
                State(.first) {
                    Body("one")
                    Body("two")
                    When(.intent(silent), goTo: .first)
                }
                State(.first) { GoBack() }
                State(.third) { GoTo(.third) }
            }
        }
        // The macro would put everything in its braces on one line.
        let error = try #require(throws: InvalidBot.self) { try broken() }
        #expect(
            error.description == """
                the bot “broken” has 7 errors
                JackdawCoreTests/ValidationTests.swift:\(line + 2): error: the intent “silent” has no phrases, \
                so it is never recognised: give it at least one
                JackdawCoreTests/ValidationTests.swift:\(line + 3): error: the case “second” has no state: \
                add State(.second) { … }, or remove the case
                JackdawCoreTests/ValidationTests.swift:\(line + 6): error: the state “first” has a second Body: \
                put both into one, as Body(first, second)
                JackdawCoreTests/ValidationTests.swift:\(line + 9): error: the state “first” is declared at \
                JackdawCoreTests/ValidationTests.swift:\(line + 4) already: rename one of the two, or make one of them
                JackdawCoreTests/ValidationTests.swift:\(line + 9): error: nothing leads back from the state “first”, \
                since no EveryState transition leads to it: use GoTo, or add EveryState { When(…, goTo: .first) }
                JackdawCoreTests/ValidationTests.swift:\(line + 10): error: no transition leads to the state “third”: \
                add a transition, or remove the state
                JackdawCoreTests/ValidationTests.swift:\(line + 10): error: the conversation would go on for ever \
                without the user (third → third): let one of these states wait, with When in place of GoTo
                """
        )
    }

    @Test("a state that is not declared is reported where it is named, with the name that was probably meant")
    func undeclared() {
        let found = problems {
            State(.home) { When(.intent(yes), goTo: Page(name: "hepl")) }
            State(.help) { After(.seconds(5), goTo: .end) }
            EveryState { When(.intent(no), goTo: .help) }
        }
        #expect(
            found == [
                "error: the state “hepl” is not declared: add State(.hepl) { … } (did you mean “help”?)",
                "error: the state “end” is not declared: add State(.end) { … }",
            ]
        )
    }

    @Test("an initial state that is not declared is one problem, and not one for every state")
    func undeclaredInitial() {
        let found = problems(initial: .end) { State(.home) { Body("x") } }
        #expect(found == ["error: the initial state “end” is not declared: add State(.end) { … }"])
    }

    @Test("a state that only unreachable states lead to is unreachable as well")
    func unreachable() {
        let found = problems {
            State(.home) { Body("x") }
            State(.help) { When(.intent(yes), goTo: .end) }
            State(.end) { When(.intent(yes), goTo: .help) }
        }
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.contains("only reached from states that are not reached themselves") })
    }

    @Test("states that EveryState leads to are reachable")
    func reachableFromEverywhere() {
        let found = problems {
            State(.home) { Body("x") }
            State(.help) { GoBack() }
            EveryState { When(.intent(yes), goTo: .help) }
        }
        #expect(found.isEmpty)
    }

    @Test(
        "a transition that an earlier one always takes is reported",
        arguments: [
            (.intent(yes), .intent(yes)),
            (.anyMessage, .intent(yes)),
            (.anyMessage, .file("image/png")),
            (.file(), .file("image/*")),
            (.file("image/*"), .file("image/png")),
            (.intent(yes) || .intent(no), .intent(no) && attempts >= 3),
            (!.intent(yes), .noIntentMatched),
            (attempts >= 3, attempts >= 3 && .intent(yes)),
            (.event("paid"), .event("paid")),
        ] as [(Condition, Condition)]
    )
    func shadowed(first: Condition, second: Condition) {
        let found = problems {
            State(.home) {
                When(first, goTo: .help)
                When(second, goTo: .end)
            }
            State(.help) { When(.anyMessage, goTo: .end) }
            State(.end) { Body("x") }
        }
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("error: this transition is never taken: the one on line") == true)
    }

    @Test(
        "a transition that is sometimes the first to match is left alone",
        arguments: [
            (.intent(yes), .intent(no)),
            (.intent(yes) && attempts >= 3, .intent(yes)),
            (.noIntentMatched, .anyMessage),
            (.anyMessage, .event("paid")),
            (.file("image/png"), .file("image/*")),
            (attempts >= 2, attempts >= 3),
            (.satisfies { _ in true }, .satisfies { _ in true }),
            (!.intent(yes), .intent(yes)),
        ] as [(Condition, Condition)]
    )
    func notShadowed(first: Condition, second: Condition) {
        let found = problems {
            State(.home) {
                When(first, goTo: .help)
                When(second, goTo: .end)
            }
            State(.help) { When(.anyMessage, goTo: .end) }
            State(.end) { Body("x") }
        }
        #expect(found.isEmpty)
    }

    @Test("transitions that take every case together hide a third one")
    func shadowedTogether() {
        let found = problems {
            State(.home) {
                When(.intent(yes) && attempts == 1, goTo: .help)
                When(.intent(yes) && !(attempts == 1), goTo: .end)
                When(.intent(yes), goTo: .end)
            }
            State(.help) { Body("x") }
            State(.end) { Body("x") }
        }
        #expect(
            found == [
                "error: this transition is never taken: one of those before it is taken whenever it could be; "
                    + "put it first, or remove it"
            ]
        )
    }

    @Test("a condition that can never be true is reported")
    func impossible() {
        let found = problems {
            State(.home) { When(.intent(yes) && .event("paid"), goTo: .end) }
            State(.end) { Body("x") }
        }
        #expect(found.count == 1)
        #expect(found.first?.contains("“intent yes and event paid” can never be true") == true)
    }

    @Test("nothing that waits counts beside GoTo, and no second GoTo")
    func besideGoTo() {
        let found = problems {
            State(.home) {
                GoTo(.end)
                When(.intent(yes), goTo: .help)
                GoTo(.help)
            }
            State(.help) { Body("x") }
            State(.end) { Body("x") }
        }
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("warning: the state “home” is left as soon as its body has run") == true)
        #expect(found.last?.hasPrefix("error: this transition is never taken") == true)
    }

    @Test("a loop of GoTo is reported once, with its states; a condition before the GoTo can end it")
    func loops() {
        let endless = problems {
            State(.home) { GoTo(.help) }
            State(.help) { GoTo(.end) }
            State(.end) { GoTo(.help) }
        }
        #expect(endless.count == 1)
        #expect(endless.first?.contains("(help → end → help)") == true)
        let counted = problems {
            State(.home) {
                When(attempts >= 3, goTo: .end)
                GoTo(.help)
            }
            State(.help) { GoTo(.home) }
            State(.end) { Body("x") }
        }
        #expect(counted.isEmpty)
    }

    @Test("of several timers only the shortest can run out, and none may be of no length")
    func timers() {
        let found = problems {
            State(.home) {
                After(.seconds(60), goTo: .help)
                After(.seconds(30), goTo: .end)
            }
            State(.help) { After(.zero, goTo: .end) }
            State(.end) { Body("x") }
        }
        #expect(found.count == 2)
        #expect(found.first?.contains("never runs out, since the state “home” is left after 30 s") == true)
        #expect(found.last == "error: After(0 s) never waits: give it a longer time, or write GoTo(.end)")
    }

    @Test("a second fallback is reported, in a state and everywhere")
    func fallbacks() {
        let found = problems {
            State(.home) {
                Fallback("a")
                Fallback("b")
            }
            EveryState { Fallback("c") }
            EveryState { Fallback("d") }
        }
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.contains("a second Fallback") })
    }

    @Test("a pattern that is no media type is reported with one that is")
    func filePatterns() {
        let found = problems {
            State(.home) { When(.file("*.pdf"), goTo: .end) }
            State(.end) { Body("x") }
        }
        #expect(
            found == ["error: “*.pdf” is no media type, so no file ever matches it: write .file(\"application/pdf\")"]
        )
    }

    @Test("a variable that is declared with two types is reported")
    func variables() {
        let other = Variable("attempts", initially: "none")
        let found = problems {
            State(.home) {
                When(attempts >= 3, goTo: .end)
                When(other == "many", goTo: .end)
            }
            State(.end) { Body("x") }
        }
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("error: the variable “attempts” is of type String here and Int at") == true)
    }
}
