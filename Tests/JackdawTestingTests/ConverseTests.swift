import JackdawCore
import JackdawTesting
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("conversations as tests", .conversationCoverage(of: Pizza.make, atLeast: 0.95))
struct ConverseTests {
    @Test("replies of every kind are heard in order, and the state and variables can be looked at")
    func hearing() async throws {
        try await Pizza.make().converse(as: "ann") { user in
            #expect(user.session.user == "ann")
            #expect(user.isIn(Step.waiting))
            try await user.says("hello")
            try await user.hears("**Hello**, stranger!")
            try await user.says("hello")
            try await user.hears(.markdown("**Hello**, stranger!"))
            try await user.hearsNothing()
            try await user.says("colourless green ideas")
            try await user.hears(.satisfying("an apology") { $0.text?.hasPrefix("Pardon") ?? false })
            #expect(user[Pizza.failures] == 1)
            try await user.sets(["name": "Ann"])
            try await user.says("good morning")
            try await user.hears(.containing("Ann"))
            try await user.says("write a poem")
            try await user.hears(.text("roses are red"))
            try await user.sends(File(name: "list.txt", type: "text/plain", data: Data("eggs".utf8)))
            try await user.hears(.dataFrame(columns: ["name"], rows: 1))
            try await user.sends(File(name: "list.txt", type: "text/plain", data: Data("eggs".utf8)))
            #expect(ReplyKind(try await user.hearsReply()) == .dataFrame)
            try await user.resets()
            #expect(user[Pizza.name] == "stranger")
        }
    }

    @Test("options are chosen by label or value, among those that were heard last")
    func choosing() async throws {
        try await Pizza.make().converse { user in
            for choice in ["small", "Large", "large"] {
                try await user.says("show me the menu")
                try await user.hears("Which size?", .options("small", "Large"))
                try await user.chooses(choice)
                #expect(user.isIn(Step.waiting))
            }
        }
    }

    @Test("what is spoken is understood without a recogniser")
    func speaking() async throws {
        try await Pizza.make().converse { user in
            try await user.speaks("i want a large pizza")
            try await user.hears("One large pizza. Please pay.")
            #expect(user[Pizza.size] == .large)
            #expect(user.session.history.contains { $0.frame.isVoice })
        }
    }

    @Test("the clock is turned by hand, and timers that set each other go off in their order")
    func clock() async throws {
        try await Pizza.make().converse { user in
            try await user.says("a small pizza please")
            try await user.hears("One small pizza. Please pay.")
            try await user.advance(by: .seconds(29))
            try await user.hearsNothing()
            try await user.advance(by: .seconds(1))
            try await user.hears("Still there?")
            try await user.witnesses(.event("paid", 12))
            try await user.hears("Thanks for 12!")
            try await user.says("a small pizza please")
            try await user.hears("One small pizza. Please pay.")
            try await user.advance(by: .seconds(3600))
            try await user.hears("Still there?")
            #expect(user.isIn(Step.waiting))
        }
    }

    @Test("several users talk at once, each in a conversation of their own")
    func several() async throws {
        let bot = try Pizza.make()
        try await bot.converse(as: "ann") { ann in
            try await bot.converse(as: "bob") { bob in
                try await ann.says("a small pizza please")
                try await bob.says("a large pizza please")
                try await bob.hears("One large pizza. Please pay.")
                try await ann.hears("One small pizza. Please pay.")
                try await bob.witnesses(.event("paid", 9))
                try await bob.hears("Thanks for 9!")
                bot.broadcast(.event("paid", 7))
                try await ann.hears("Thanks for 7!")
                try await bob.hearsNothing()
            }
        }
    }

    @Test("a reply that comes by itself is waited for")
    func byItself() async throws {
        try await Pizza.make().converse { user in
            let session = user.session
            let later = Task {
                try await Task.sleep(for: .milliseconds(20))
                try await session.reply("By the way …")
            }
            try await user.hears("By the way …", within: .seconds(5))
            try await later.value
        }
    }

    @Test("failures of the bot's own code are an apology, which a test hears as well")
    func brokenBody() async throws {
        try await Pizza.make().converse { user in
            try await user.says("break down")
            try await user.hears("Sorry, something went wrong.")
        }
    }

    @Test("a thousand conversations of ten turns are held with one bot at the same time")
    func thousand() async throws {
        let bot = try Pizza.make()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<1000 {
                group.addTask {
                    try await bot.converse { user in
                        for turn in 1...10 {
                            try await user.says("hm")
                            try await user.hears("Pardon? (\(turn))")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(bot.conversations.count == 0)
    }
}

extension JournalFrame {
    fileprivate var isVoice: Bool {
        if case .user(let message) = kind, case .voice = message.content { true } else { false }
    }
}
