import Jackdaw
import JackdawTesting
import Testing

@testable import Greetings

@Suite("Greetings")
struct GreetingsTests {
    @Test(
        "it asks how one is, and has an answer for either case",
        arguments: [("I am well", "I am glad to hear that!"), ("awful", "I am sorry to hear that …")]
    )
    func bothBranches(mood: String, answer: String) async throws {
        try await ServedBot.serve(makeGreetings()) { bot in
            let user = try await bot.converse()
            #expect(try await user.askText("hello") == "Hi! How are you?")
            #expect(try await user.askText(mood) == answer)
            #expect(try await user.askText("good morning") == "Hi! How are you?")
        }
    }

    @Test("it says so when it did not understand, and stays where it is")
    func fallback() async throws {
        try await ServedBot.serve(makeGreetings()) { bot in
            let user = try await bot.converse()
            #expect(try await user.askText("hi") == "Hi! How are you?")
            #expect(try await user.askText("colourless green ideas") == "I did not get that.")
            #expect(try await user.askText("fine") == "I am glad to hear that!")
        }
    }
}

@Suite("conversations with Greetings", .conversationCoverage(of: { try makeGreetings() }))
struct GreetingsConversationTests {
    @Test("it asks how one is, and has an answer for either case")
    func bothBranches() async throws {
        try await makeGreetings().converse { user in
            for hello in ["hello", "hi", "good morning"] {
                try await user.says(hello)
                try await user.hears("Hi! How are you?")
                try await user.says("I am well")
                try await user.hears("I am glad to hear that!")
                #expect(user.isIn(Step.waiting))
            }
            try await user.says("hello")
            try await user.hears("Hi! How are you?")
            try await user.says("awful")
            try await user.hears("I am sorry to hear that …")
            #expect(user.isIn(Step.waiting))
        }
    }

    @Test("it says so when it did not understand, and stays where it is")
    func fallback() async throws {
        try await makeGreetings().converse { user in
            try await user.says("colourless green ideas")
            try await user.hears("I did not get that.")
            try await user.says("hi")
            try await user.hears("Hi! How are you?")
            try await user.says("hello")
            try await user.hears("I did not get that.")
            #expect(user.isIn(Step.greeted))
        }
    }
}
