import ArgumentParser
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("check")
struct CheckTests {
    private enum Step: String, StateID, CaseIterable { case start, shop, done }

    private let buy = Intent("buy", phrases: ["i want to buy something", "sell me a lamp", "take my money"])
    private let leave = Intent("leave", phrases: ["goodbye", "see you", "i have to go"])

    private func findings(_ bot: Bot, validating: Bool = false) async throws -> [String] {
        try await BotCheck(bot: bot).findings(validating: validating, in: TestTerminal().terminal).map(\.message)
    }

    /// A bot that sells, in which nothing looks wrong unless it is told to.
    private func shop(leave: Intent? = nil, end: Flow<Step>? = nil, fallback: Bool = true) throws -> Bot {
        let leaving = leave ?? self.leave
        return try Bot("shop", initial: Step.start) {
            State(.start) {
                When(.intent(buy), goTo: .shop)
                When(.intent(leaving), goTo: .done)
            }
            State(.shop) {
                Body("Here you are.")
                GoTo(.start)
            }
            if let end { end } else { State(.done) { Body("Goodbye!") } }
            if fallback { EveryState { Fallback("Pardon?") } }
        }
    }

    @Test("nothing is found in a bot in which nothing is wrong, not even in its cross-validation")
    func clean() async throws {
        let screen = TestTerminal()
        let status = try await screen.run(shop(), "check", "--strict")
        #expect(screen.output == "shop: nothing looks wrong\n")
        #expect(status == .success)
    }

    @Test("warnings fail only a strict check, and stand in the compiler's form")
    func strictness() async throws {
        let bot = try shop(leave: Intent("leave", phrases: ["goodbye"]))
        let relaxed = TestTerminal()
        let relaxedStatus = try await relaxed.run(bot, "check", "--no-cross-validation")
        #expect(relaxedStatus == .success)
        let line = try #require(relaxed.lines.first)
        #expect(
            line.firstMatch(of: /^JackdawTests\/CheckTests\.swift:\d+: warning: the intent “leave” has one phrase/)
                != nil
        )
        #expect(relaxed.lines.last == "shop: 1 warning")
        let strict = TestTerminal()
        let strictStatus = try await strict.run(bot, "check", "--no-cross-validation", "--strict")
        #expect(strictStatus == .failure)
        #expect(strict.output == relaxed.output)
    }

    @Test("with --json, everything is one JSON value")
    func json() async throws {
        let screen = TestTerminal()
        _ = try await screen.run(shop(leave: Intent("leave", phrases: ["goodbye", "bye"])), "check", "--json")
        let value = try JSONParser.parse(screen.output)
        #expect(value["warnings"]?.integerValue == 1)
        #expect(value["errors"]?.integerValue == 0)
        #expect(value["findings"]?[0]?["file"]?.stringValue == "JackdawTests/CheckTests.swift")
        #expect(value["findings"]?[0]?["message"]?.stringValue?.contains("2 phrases") == true)
    }

    @Test("states that listen without any fallback are named once, all together")
    func fallbacks() async throws {
        let found = try await findings(shop(fallback: false))
        #expect(found.count == 1)
        #expect(found.first?.contains("the state “start” listens for intents and no fallback answers") == true)
    }

    @Test("a phrase that two competing intents share once it is normalised is found, and said once")
    func sharedPhrases() async throws {
        let leave = Intent("leave", phrases: ["goodbye", "see you", "ｔａｋｅ my money"])
        #expect(try await findings(shop(leave: leave)).filter { $0.contains("my money”") }.count == 1)
        let plain = Intent("leave", phrases: ["goodbye", "see you", "Take my money!"])
        #expect(try await findings(shop(leave: plain)).filter { $0.contains("my money") }.count == 1)
    }

    @Test("a state that asks and hears no answer is found; one that says goodbye, or has a fallback, is an end")
    func deadEnds() async throws {
        let asking = Flow<Step> { State(.done) { Body("Are you sure?") } }
        let found = try await findings(shop(end: asking))
        #expect(found.count == 1)
        #expect(found.first?.contains("“done” ends with the question “Are you sure?”") == true)
        let deliberate = Flow<Step> {
            State(.done) {
                Body("Was it nice?")
                Fallback("We are closed.")
            }
        }
        #expect(try await findings(shop(end: deliberate)).isEmpty)
    }

    @Test("intents that are taken for each other when phrases are held out are named, with examples")
    func alike() async throws {
        let more = Intent(
            "buy more",
            phrases: ["i want to buy a thing", "sell me a lamp now", "please take my money", "i want to buy some"]
        )
        let bot = try shop(leave: more)
        let found = try await findings(bot, validating: true)
        let alike = try #require(found.first { $0.contains("much alike") })
        #expect(alike.contains("“buy” and “buy more”"))
        #expect(alike.contains("for “buy more”") || alike.contains("for “buy”"))
        #expect(try await findings(bot).allSatisfy { !$0.contains("much alike") })
    }

    @Test("intents that are never heard together may be as alike as they like")
    func apart() async throws {
        let again = Intent("again", phrases: ["i want to buy a thing", "sell me a lamp now", "please take my money"])
        let bot = try Bot("shop", initial: Step.start) {
            State(.start) { When(.intent(buy), goTo: .shop) }
            State(.shop) { When(.intent(again), goTo: .done) }
            State(.done) { Body("Goodbye!") }
            EveryState { Fallback("Pardon?") }
        }
        #expect(try await findings(bot, validating: true).isEmpty)
    }
}
