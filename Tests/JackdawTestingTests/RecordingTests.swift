import JackdawCore
import JackdawTesting
import Testing

@testable import Jackdaw

@Suite("recorded conversations as tests")
struct RecordingTests {
    @Test("a conversation that was recorded can be held again")
    func again() async throws {
        var recorded = ""
        let bot = try Pizza.make()
        try await bot.converse { user in
            try await user.says("  hm\nwell ```` ")
            try await user.goesOn(saying: "show me the menu")
            try await user.chooses("Large")
            try await user.goesOn(saying: "write a poem")
            try await user.goesOn(saying: "a large pizza please")
            try await user.ignoresReplies()
            recorded = ConversationScriptWriter(bot: "pizza", title: "As it was").write(user.session.history)
        }
        let script = try #require(try ConversationScript.parse(recorded, path: "pizza.md").first)
        #expect(script.title == "As it was")
        #expect(script.steps.count == 10)
        try await Pizza.make().converse(following: script)
    }

    @Test("labels with bars and backslashes are the same again")
    func labels() throws {
        let labels = ["a|b", #"c\d"#, "e", #"\|"#]
        let text = ConversationScriptWriter(bot: "b", title: "t").write(RecordedConversation(items: [.options(labels)]))
        #expect(try ConversationScript.parse(text, path: "a.md").first?.steps.map(\.action) == [.hearsOptions(labels)])
    }

    @Test(
        "texts that Markdown would change are the same again",
        arguments: ["", " a ", "a\n\n  b", "```\na\n```", "````"]
    )
    func texts(text: String) throws {
        let items = [RecordedConversation.Item.user(text), .bot(text)]
        let written = ConversationScriptWriter(bot: "b", title: "t").write(RecordedConversation(items: items))
        let actions = try ConversationScript.parse(written, path: "a.md").first?.steps.map(\.action)
        #expect(actions == [.says(text), .hears(text)])
    }
}

extension TestUser {
    /// Lets pass what was said before, and says something.
    fileprivate func goesOn(saying text: String) async throws {
        try await ignoresReplies()
        try await says(text)
        try await ignoresReplies()
    }
}
