import Jackdaw
import JackdawTesting
import Testing

@testable import __NAME__

@Suite("__NAME__", .conversationCoverage(of: make__NAME__))
struct __NAME__Tests {
    @Test("it asks how one is, and cares")
    func asksHowOneIs() async throws {
        try await make__NAME__().converse { user in
            try await user.says("good morning")
            try await user.hears("Hi! How are you?", .options("good", "bad"))
            try await user.chooses("bad")
            try await user.hears("I am sorry to hear that …")
            #expect(user.isIn(Step.waiting))
        }
    }

    @Test("the conversations beside this file", arguments: try ConversationScript.all(in: "Conversations"))
    func conversation(_ script: ConversationScript) async throws {
        try await make__NAME__().converse(following: script)
    }
}
