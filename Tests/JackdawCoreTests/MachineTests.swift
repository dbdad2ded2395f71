import JackdawCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("the conversation machine")
struct MachineTests {
    private typealias Machine = ConversationMachine

    /// Bodies end well at once; conditions hold when they are among `truths`, events by their name.
    private struct Runner {
        var machine: Machine
        let bot: BotDefinition
        var truths: Set<String> = []
        var failing: Set<String> = []
        var log: [String] = []

        init(_ states: [StateDefinition], everywhere: EverywhereDefinition = EverywhereDefinition()) {
            bot = BotDefinition(states, everywhere: everywhere)
            machine = Machine(initial: bot.initial)
        }

        mutating func handle(_ event: Machine.Event) {
            var next: Machine.Event? = event
            while let event = next {
                next = nil
                let truths = truths
                let effects = machine.handle(event, in: bot) { condition, stimulus in
                    if case .event(let event) = stimulus { return condition.description == "event \(event.name)" }
                    return truths.contains(condition.description)
                }
                for effect in effects {
                    switch effect {
                    case .take, .resume: break
                    case .enter(let state): log.append("enter \(state)")
                    case .exit(let state): log.append("exit \(state)")
                    case .startTimers(let state, _): log.append("start timers \(state)")
                    case .stopTimers: log.append("stop timers")
                    case .ignored: log.append("ignored")
                    case .nowhereToGoBackTo: log.append("nowhere")
                    case .loop(let states): log.append("loop " + states.joined(separator: " → "))
                    case .run(let action):
                        var name = ""
                        switch action {
                        case .body(let state): name = "body \(state)"
                        case .fallback(let state): name = "fallback \(state)"
                        case .everywhereFallback: name = "fallback of all"
                        case .defaultFallback: name = "default fallback"
                        }
                        log.append(name)
                        next = .bodyEnded(succeeded: !failing.contains(name))
                    }
                }
            }
        }

        mutating func send(_ name: String) { handle(.stimulus(.event(.event(name)))) }

        mutating func say(_ text: String, author: UserMessage.Author = .user) {
            let message = UserMessage(id: "m1", content: .text(text), author: author, date: Date())
            handle(.stimulus(.message(message, intent: nil)))
        }

        mutating func taking(_ step: (inout Runner) -> Void) -> [String] {
            log = []
            step(&self)
            return log
        }
    }

    private static let nothing: @Sendable (Session) async throws -> Void = { _ in }
    private static func truth(_ name: String) -> Condition { .satisfies(name) { _ in true } }

    @Test("it starts in the first state and runs its body, then starts its timers")
    func starts() {
        var runner = Runner([.state("a", after: [(.seconds(1), "b")], body: Self.nothing), .state("b")])
        let log = runner.taking { $0.handle(.start) }
        #expect(log == ["enter a", "body a", "start timers a"])
        #expect(runner.machine.isSettled)
    }

    @Test(
        "the first transition that matches is taken, the state's own before those of EveryState",
        arguments: [
            ("x", ["exit a", "enter b", "body b"]), ("y", ["exit a", "enter d"]), ("z", ["ignored"]),
        ]
    )
    func firstMatch(event: String, expected: [String]) {
        var runner = Runner(
            [
                .state("a", [.when(.event("x"), "b"), .when(.event("x"), "c")]),
                .state("b", body: Self.nothing), .state("c"), .state("d"),
            ],
            everywhere: EverywhereDefinition(transitions: [.when(.event("x"), "d"), .when(.event("y"), "d")])
        )
        runner.handle(.start)
        #expect(runner.taking { $0.send(event) } == expected)
    }

    @Test("GoTo is taken once the body has run, and through states without bodies")
    func goTo() {
        var runner = Runner([
            .state("a", [.when(.event("go"), "b")]),
            .state("b", [.goTo("c")], body: Self.nothing), .state("c", [.goTo("d")]), .state("d"),
        ])
        runner.handle(.start)
        let log = runner.taking { $0.send("go") }
        #expect(log == ["exit a", "enter b", "body b", "exit b", "enter c", "exit c", "enter d"])
        #expect(runner.machine.state == "d")
    }

    @Test("of transitions without an event the first in the order written is taken")
    func guardsInOrder() {
        var runner = Runner([
            .state("a", [.when(.event("go"), "b")]),
            .state(
                "b",
                [.when(Self.truth("one"), "c"), .when(Self.truth("two"), "d"), .goTo("a")],
                body: Self.nothing
            ),
            .state("c"), .state("d"),
        ])
        runner.handle(.start)
        runner.truths = ["two"]
        runner.send("go")
        #expect(runner.machine.state == "d")
    }

    @Test("a guard of EveryState leads to its state, and not again from there")
    func guardOfEveryState() {
        var runner = Runner(
            [.state("a", [.when(.event("go"), "b")]), .state("b"), .state("help", body: Self.nothing)],
            everywhere: EverywhereDefinition(transitions: [.when(Self.truth("lost"), "help")])
        )
        runner.handle(.start)
        runner.truths = ["lost"]
        #expect(runner.taking { $0.send("go") } == ["exit a", "enter b", "exit b", "enter help", "body help"])
    }

    @Test("a body that failed leads nowhere; the next event does")
    func failedBody() {
        var runner = Runner([
            .state("a", [.when(.event("go"), "b")]),
            .state("b", after: [(.seconds(1), "a")], [.goTo("a")], body: Self.nothing),
        ])
        runner.handle(.start)
        runner.failing = ["body b"]
        #expect(runner.taking { $0.send("go") } == ["exit a", "enter b", "body b", "start timers b"])
        #expect(runner.taking { $0.say("hm") } == ["default fallback", "stop timers", "exit b", "enter a"])
    }

    @Test("a body that failed where nothing can be heard leads back to where the event came")
    func failedBodyInPassing() {
        var runner = Runner([
            .state("a", [.when(.event("go"), "b")]), .state("b", [.goTo("c")], body: Self.nothing), .state("c"),
        ])
        runner.handle(.start)
        runner.failing = ["body b"]
        #expect(runner.taking { $0.send("go") } == ["exit a", "enter b", "body b", "exit b"])
        #expect(runner.machine.state == "a")
        #expect(runner.machine.isSettled)
        runner.failing = []
        #expect(runner.taking { $0.send("go") }.last == "enter c")
    }

    @Test("two states that lead to each other for ever are stopped, named, and left for where the event came")
    func loop() {
        var runner = Runner([
            .state("calm", after: [(.seconds(1), "calm")], [.when(.event("go"), "a")]),
            .state("a", [.goTo("b")], body: Self.nothing), .state("b", [.goTo("a")], body: Self.nothing),
        ])
        runner.handle(.start)
        let log = runner.taking { $0.send("go") }
        #expect(log.count { $0.hasPrefix("body") } == Machine.stepLimit + 1)
        #expect(log.suffix(3) == ["loop a → b → a", "exit a", "start timers calm"])
        #expect(runner.machine.state == "calm")
        #expect(runner.machine.isSettled)
    }

    @Test("a state that leads to itself without an event is stopped")
    func selfLoop() {
        var runner = Runner([.state("a", [.goTo("a")])])
        #expect(runner.taking { $0.handle(.start) }.contains("loop a → a"))
    }

    @Test("a hundred steps without an event are no loop")
    func longChain() {
        var states = (0..<100).map { StateDefinition.state("s\($0)", [.goTo("s\($0 + 1)")]) }
        states.append(.state("s100"))
        var runner = Runner(states)
        runner.handle(.start)
        #expect(runner.machine.state == "s100")
    }

    @Test("GoBack returns to where a detour began, also from a detour within the detour", arguments: [true, false])
    func goBack(runsBody: Bool) {
        var runner = Runner(
            [
                .state("a", [.when(.event("go"), "b")]), .state("b", body: Self.nothing), .state("help"),
                .state("more", [.when(.event("enough"), "last")]), .state("last", [.goBack(runsBody: runsBody)]),
            ],
            everywhere: EverywhereDefinition(transitions: [
                .when(.event("help"), "help"), .when(.event("more"), "more"),
            ])
        )
        runner.handle(.start)
        for event in ["go", "help", "more"] { runner.send(event) }
        let expected = ["exit more", "enter last", "exit last", "enter b"] + (runsBody ? ["body b"] : [])
        #expect(runner.taking { $0.send("enough") } == expected)
    }

    @Test("a message that would lead back, but there is nowhere to go, gets the fallback")
    func saidGoBackFromNowhere() {
        var runner = Runner([
            .state(
                "a",
                [Transition(trigger: .anyMessage, target: .back(runsBody: true), location: StateDefinition.here)]
            )
        ])
        runner.truths = ["any message"]
        runner.handle(.start)
        #expect(runner.taking { $0.say("back") } == ["nowhere", "default fallback"])
        #expect(runner.machine.state == "a" && runner.machine.isSettled)
    }

    @Test("GoBack without a detour leads nowhere")
    func goBackFromNowhere() {
        var runner = Runner([.state("a", [.when(.event("go"), "b")]), .state("b", [.goBack()])])
        runner.handle(.start)
        #expect(runner.taking { $0.send("go") } == ["exit a", "enter b", "nowhere"])
        #expect(runner.machine.isSettled)
    }

    @Test("the state's fallback comes before that of EveryState, that before the default; another bot gets none")
    func fallbacks() {
        let own = StateDefinition.state("a", fallback: Self.nothing)
        let everywhere = EverywhereDefinition(fallback: .runs(Self.nothing))
        for (states, everywhere, expected) in [
            ([own], everywhere, "fallback a"),
            ([.state("a")], everywhere, "fallback of all"),
            ([.state("a")], EverywhereDefinition(), "default fallback"),
        ] {
            var runner = Runner(states, everywhere: everywhere)
            runner.handle(.start)
            #expect(runner.taking { $0.say("hm") } == [expected])
            #expect(runner.taking { $0.say("hm", author: .bot(name: nil)) } == ["ignored"])
        }
    }

    @Test("conditions on variables are looked at when these change from outside")
    func recheck() {
        var runner = Runner([.state("a", [.when(Self.truth("tired"), "b")]), .state("b")])
        runner.handle(.start)
        runner.truths = ["tired"]
        #expect(runner.taking { $0.handle(.recheck) } == ["exit a", "enter b"])
    }

    @Test("timers go off in the stay that set them only, and begin anew when a state leads to itself")
    func timers() {
        var runner = Runner([
            .state("a", after: [(.seconds(1), "b")], [.when(.event("again"), "a")]), .state("b"),
        ])
        runner.handle(.start)
        let first = runner.machine.entry
        #expect(runner.taking { $0.send("again") } == ["stop timers", "exit a", "enter a", "start timers a"])
        #expect(runner.taking { $0.handle(.timer(entry: first, index: 0)) }.isEmpty)
        let now = runner.machine.entry
        #expect(runner.taking { $0.handle(.timer(entry: now, index: 0)) } == ["stop timers", "exit a", "enter b"])
    }

    @Test("a restart leads to the first state from anywhere, and forgets the way back")
    func restart() {
        var runner = Runner(
            [
                .state("a", body: Self.nothing), .state("help", [.when(.event("back"), "end")]),
                .state("end", [.goBack()]),
            ],
            everywhere: EverywhereDefinition(transitions: [.when(.event("help"), "help")])
        )
        runner.handle(.start)
        runner.send("help")
        #expect(runner.taking { $0.handle(.restart(isAutomatic: false)) } == ["enter a", "body a"])
        #expect(runner.machine.returnState == nil)
    }

    @Test("a settled machine goes on as before after it was stored")
    func codable() throws {
        var runner = Runner(
            [.state("a"), .state("b"), .state("help", [.when(.event("end"), "last")]), .state("last", [.goBack()])],
            everywhere: EverywhereDefinition(transitions: [.when(.event("help"), "help")])
        )
        runner.handle(.start)
        runner.send("help")
        let stored = try JSONEncoder().encode(runner.machine)
        runner.machine = try JSONDecoder().decode(ConversationMachine.self, from: stored)
        runner.send("end")
        #expect(runner.machine.state == "a")
    }
}
