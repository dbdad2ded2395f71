import JackdawCore
import JackdawTesting
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("conversations that go another way")
struct ConversationFailureTests {
    private enum Moment: String, StateID { case before, after }

    /// What a conversation records, and where.
    private func failure(
        of bot: Bot? = nil,
        within limit: Duration = .seconds(5),
        _ conversation: @escaping (TestUser) async throws -> Void
    ) async throws -> String {
        let bot = try bot ?? Pizza.make()
        let told = Told()
        try await withKnownIssue {
            try await bot.converse(within: limit, conversation)
        } matching: { issue in
            told.texts.append(issue.comments.map(\.rawValue).joined())
            told.lines.append(issue.sourceLocation?.line ?? 0)
            return true
        }
        #expect(told.texts.count == 1)
        #expect(told.lines.allSatisfy { $0 > 0 })
        return told.texts.first ?? ""
    }

    private final class Told: @unchecked Sendable {
        // Written by one task, before it is read.
        var texts: [String] = []
        var lines: [Int] = []
    }

    @Test("another text: the difference, and the whole conversation so far")
    func anotherText() async throws {
        let text = try await failure { user in
            try await user.says("hello")
            try await user.hears("**Hello**, stranger!")
            try await user.says("hm")
            try await user.hears("Pardon? (2)")
        }
        #expect(
            text == """
                The bot said something else.
                expected: Pardon? (2)
                   heard: Pardon? (1)
                                   ^ they differ from here
                The conversation so far:
                  user  hello
                   bot  [markdown] **Hello**, stranger!
                  user  hm
                   bot  Pardon? (1)
                The bot is in the state “waiting”.
                """
        )
    }

    @Test("the failure is recorded where the user was disappointed")
    func place() async throws {
        let bot = try Pizza.make()
        let line = #line + 4
        let told = Told()
        try await withKnownIssue {
            try await bot.converse { user in
                try await user.hears("never")
            }
        } matching: { issue in
            told.lines.append(issue.sourceLocation?.line ?? 0)
            return issue.sourceLocation?.fileName == "ConversationFailureTests.swift"
        }
        #expect(told.lines == [line])
    }

    @Test("a text of several lines: only the lines that differ are marked")
    func severalLines() async throws {
        let bot = try Bot("lines", initial: Moment.before) {
            State(.before) { Body("one\ntwo\nthree\nfour") }
        }
        let text = try await failure(of: bot) { try await $0.hears("one\n2\nthree\nfour\nfive") }
        #expect(text.contains("- expected, + heard:\n  one\n- 2\n+ two\n  three\n  four\n- five"))
    }

    @Test("nothing said where something was expected")
    func nothing() async throws {
        let text = try await failure { try await $0.hears("Hi!") }
        #expect(text.hasPrefix("The bot said nothing.\nexpected: Hi!\nThe conversation so far:\n   (nothing was said)"))
    }

    @Test(
        "a reply that nobody heard: before the user goes on, at the end, and where quiet was expected",
        arguments: ["goes on", "ends", "hears nothing"]
    )
    func unheard(ending: String) async throws {
        let text = try await failure { user in
            try await user.says("hm")
            switch ending {
            case "goes on": try await user.says("hello")
            case "hears nothing": try await user.hearsNothing()
            default: break
            }
        }
        #expect(text.hasPrefix("The bot said what nobody expected to hear:\n   bot  Pardon? (1)\n"))
    }

    @Test("what was ignored need not be heard")
    func ignored() async throws {
        try await Pizza.make().converse { user in
            try await user.says("hm")
            try await user.says("hm")  // Not heard on purpose: caught below.
        } caught: { failure in
            #expect("\(failure)".contains("nobody expected"))
        }
        try await Pizza.make().converse { user in
            try await user.says("hm")
            try await user.ignoresReplies()
            try await user.says("hm")
            try await user.hears("Pardon? (2)")
        }
    }

    @Test(
        "every expectation says what is wrong with another reply",
        arguments: [
            (.options("small"), "The labels differ."), (.kind(.plot), "The kind is options."),
            ("Hi!", "A text was expected"), (.containing("x"), "A text was expected"),
            (.anyOf("a", "b"), "It is none of them."), (.satisfying("a cat") { _ in false }, "It is not a cat."),
            (.text("Hi!"), "The kind is options, not text."), (.file(named: "a.txt"), "The kind is options."),
            (.dataFrame(columns: ["a"]), "The kind is options."), (.custom("a", 1), "The kind is options, not custom."),
        ] as [(ExpectedReply, String)]
    )
    func objections(expected: ExpectedReply, objection: String) async throws {
        let text = try await failure { user in
            try await user.says("show me the menu")
            try await user.hears("Which size?", expected)
        }
        #expect(text.contains(objection))
        #expect(text.contains("heard: [options] small | Large"))
    }

    @Test("an option that was not offered, and one where nothing was")
    func options() async throws {
        let none = try await failure { try await $0.chooses("small") }
        #expect(none.hasPrefix("“small” cannot be chosen: no options were heard."))
        let other = try await failure { user in
            try await user.says("show me the menu")
            try await user.ignoresReplies()
            try await user.chooses("huge")
        }
        #expect(other.hasPrefix("“huge” cannot be chosen. There are: small | Large"))
    }

    @Test("a bot that hangs is not waited for longer than the limit")
    func hanging() async throws {
        let bot = try Bot("hanging", initial: Moment.before) {
            State(.before) { When(.anyMessage, goTo: .after) }
            State(.after) { Body { _ in try await Task.sleep(for: .seconds(60)) } }
        }
        let text = try await failure(of: bot, within: .milliseconds(50)) { try await $0.says("hello") }
        #expect(text.hasPrefix("The bot is still at work after 0.05 s."))
    }

    @Test("what the bot's own code threw stands in the conversation")
    func thrown() async throws {
        let text = try await failure { user in
            try await user.says("break down")
            try await user.hears("Here it is.")
        }
        #expect(text.contains("     !  the bot's code failed: the oven is cold\n   bot  Sorry, something went wrong."))
    }

    @Test("what the bot refuses is said: a variable that is not the user's, a recording that nobody understands")
    func refused() async throws {
        let variable = try await failure { try await $0.sets(["failures": 3]) }
        #expect(variable.hasPrefix("The bot refused it:"))
        let voice = try await failure { try await $0.speaks(Self.recording) }
        #expect(voice.hasPrefix("The bot refused it:"))
    }

    private static let recording = File(name: "a.wav", data: Data([0]))

    @Test("a clock that cannot be turned says so")
    func otherClock() async throws {
        let bot = try Pizza.make()
        // The first conversation settles the clock; this one comes before any test's.
        _ = try bot.conversations.open()
        let text = try await failure(of: bot) { try await $0.advance(by: .seconds(1)) }
        #expect(text.hasPrefix("The bot's clock cannot be turned: give it a ManualClock"))
    }

    @Test("what else the conversation throws is the test's own failure")
    func otherErrors() async throws {
        await #expect(throws: Pizza.Broken.self) {
            try await Pizza.make().converse { _ in throw Pizza.Broken() }
        }
    }
}

extension Bot {
    /// A conversation whose failure is looked at instead of recorded.
    fileprivate func converse(
        _ conversation: @escaping (TestUser) async throws -> Void,
        caught: @escaping (ConversationFailure) -> Void
    ) async throws {
        try await converse { user in
            do {
                try await conversation(user)
            } catch let failure as ConversationFailure {
                caught(failure)
                try await user.ignoresReplies()
            }
        }
    }
}
