import JackdawCore
import Testing

private enum Step: String, StateID { case home, end }

/// What is said about a bot that listens for `intents`, without file and line.
private func problems(_ intents: Intent..., and more: Condition = .event("paid")) -> [String] {
    func make() throws(InvalidBot) -> Bot {
        try Bot("tested", initial: Step.home) {
            State(.home) {
                for intent in intents {
                    When(.intent(intent), goTo: .end)
                }
                When(more, goTo: .end)
            }
            State(.end) { Body("x") }
        }
    }
    do throws(InvalidBot) {
        return try make().warnings.map { "\($0.severity): \($0.message)" }
    } catch {
        return error.problems.map { "\($0.severity): \($0.message)" }
    }
}

@Suite("Validation of intents")
struct ValidationIntentTests {
    @Test("the same intent may be listened for in many places")
    func sameIntent() throws {
        let yes = Intent("yes", phrases: ["yes"])
        let bot = try Bot("tested", initial: Step.home) {
            State(.home) { When(.intent(yes), goTo: .end) }
            State(.end) { When(.intent(yes), goTo: .home) }
        }
        #expect(bot.definition.intents.count == 1)
    }

    @Test("two intents of one name are reported, but a shared phrase is only a warning")
    func names() {
        let found = problems(
            Intent("yes", phrases: ["yes"]),
            Intent("no", phrases: ["no", "Yes!"]),
            Intent("no", phrases: ["never"])
        )
        #expect(found.contains { $0.hasPrefix("error: another intent, at ") && $0.contains("is named “no” too") })
        #expect(found.contains { $0.hasPrefix("warning: “Yes!” is a phrase of the intent “yes” as well") })
    }

    @Test("a shared phrase does not keep the bot from running")
    func warnings() {
        let found = problems(Intent("yes", phrases: ["ok"]), Intent("no", phrases: ["OK"]))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("warning:") == true)
    }

    @Test("phrases without words are reported")
    func phrases() {
        let name = Parameter("name", .freeText)
        let surname = Parameter("surname", .freeText)
        #expect(
            problems(Intent("a", phrases: ["x", "  "])) == [
                "error: the second phrase of the intent “a” is empty: remove it"
            ]
        )
        #expect(problems(Intent("a", phrases: ["\(name)"])).first?.contains("is nothing but free text") == true)
        #expect(
            problems(Intent("a", phrases: ["i am \(name) \(surname)"]))
                == [
                    "error: in “i am {name} {surname}” nothing says where the first free text ends: put words between the two"
                ]
        )
        #expect(problems(Intent("a", phrases: ["i am \(name)", "\(Parameter("age", .integer))"])).isEmpty)
    }

    @Test("a parameter that no entity can fill is reported where the entity is made")
    func entities() {
        let code = Parameter("code", .regex("code", "[A-Z"))
        let size = Parameter("size", Entity("size", [String]()))
        let found = problems(Intent("a", phrases: ["my code is \(code)", "a \(size) one"]))
        #expect(found.count == 2)
        #expect(
            found.first?.hasPrefix(
                "error: the entity “code” can fill no parameter: its regular expression “[A-Z” is not"
            ) == true
        )
        #expect(found.last == "error: the entity “size” can fill no parameter: it has no values: give it at least one")
    }

    @Test("two entities of one name are reported, unless they were written alike")
    func entityNames() {
        let from = Parameter("from", Entity("city", ["Paris", "London"]))
        let to = Parameter("to", Entity("city", ["Paris", "London"]))
        let via = Parameter("via", Entity("city", ["Rome"]))
        #expect(problems(Intent("a", phrases: ["from \(from) to \(to)"])).isEmpty)
        let found = problems(Intent("a", phrases: ["from \(from) via \(via)"]))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("error: the entity “city” is named like the one at") == true)
    }

    @Test("two parameters of one name, or one twice in a phrase, are reported")
    func parameters() {
        let count = Parameter("x", .integer)
        let size = Parameter("x", .freeText)
        let different = problems(Intent("a", phrases: ["give me \(count)", "call it \(size)"]))
        #expect(different.count == 1)
        #expect(different.first?.contains("the parameter “x” is a “freeText” here and a “integer” at") == true)
        let twice = problems(Intent("a", phrases: ["from \(count) to \(count)"]))
        #expect(twice.first?.contains("has the parameter “x” twice") == true)
    }

    @Test("a condition on a parameter that stands in no phrase is a warning")
    func unfilled() {
        let count = Parameter("count", .integer)
        let found = problems(Intent("a", phrases: ["pizza"]), and: .event("paid") && count == 3)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("warning: no phrase of the bot's intents has the parameter “count”") == true)
    }

    @Test("a phrase without words is an error; words of any script are words")
    func wordless() {
        let found = problems(Intent("a", phrases: ["hello", "?!"]))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("error: the second phrase of the intent “a” has no words") == true)
        #expect(problems(Intent("b", phrases: ["привет", "你好", "42"])).isEmpty)
    }

    @Test("a parameter compares like a variable")
    func comparisons() {
        let count = Parameter("count", .integer)
        let order = Intent("order", phrases: ["give me \(count) pizzas"])
        for condition in [count < 3, count <= 3, count > 3, count >= 3] {
            #expect(problems(order, and: .event("paid") && condition).isEmpty)
        }
        #expect((count >= 3).description == "count >= 3")
    }
}
