import Jackdaw
import JackdawTesting
import Testing

@testable import HelpDesk

@Suite("HelpDesk")
struct HelpDeskTests {
    @Sendable private func isWelcomed(_ user: TestUser) async throws {
        try await user.hears("Hello! Ask me about orders, delivery, returns or your account.")
        try await user.hears(.options("Where is my parcel?", "How do I return something?", "Talk to a person"))
    }

    @Sendable private func asksForPerson(_ user: TestUser) async throws {
        try await user.says("talk to a person")
        try await user.hears("Somebody will be with you in a moment. You can write already what it is about.")
        try await user.hears(.options("Back to the bot"))
    }

    @Test(
        "frequent questions are answered",
        arguments: [
            ("when do you close", "from **9 to 18**"), ("where is my parcel", "**two to four days**"),
            ("i want to return this", "**30 days**"), ("i forgot my password", "*Forgotten?*"),
        ]
    )
    func answers(question: String, answer: String) async throws {
        try await makeHelpDeskBot(desk: Desk()).converse { user in
            try await isWelcomed(user)
            try await user.says(question)
            try await user.hears(.containing(answer))
        }
    }

    @Test("a conversation goes to a person and comes back; in between the bot keeps quiet, whatever is said")
    func handOver() async throws {
        let desk = Desk()
        try await makeHelpDeskBot(desk: desk).converse { user in
            try await isWelcomed(user)
            try await asksForPerson(user)
            #expect(desk.cases.map(\.session.id) == [user.session.id])
            try await user.says("It never came.")
            try await user.hearsNothing()
            #expect(desk[user.session.id]?.lastWords == "It never came.")

            #expect(desk.take(user.session.id, by: "Robin"))
            #expect(!desk.take(user.session.id, by: "Kim"))
            try await user.witnesses(.event("taken", ["by": "Robin"]))
            try await user.hears("Robin is with you now.")
            try await user.says("when do you close")
            try await user.hearsNothing()

            #expect(desk.close(user.session))
            try await user.witnesses(.event("returned"))
            try await user.hears(
                "I am back, the bot. Is there anything else?",
                .options("No, thank you", "Talk to a person")
            )
            try await user.says("when do you close")
            try await user.hears(.containing("from **9 to 18**"))
        }
    }

    @Test("who waits can call it off, and hears after five minutes that nobody is free")
    func waiting() async throws {
        let desk = Desk()
        try await makeHelpDeskBot(desk: desk).converse { user in
            try await isWelcomed(user)
            try await asksForPerson(user)
            try await user.chooses("Back to the bot")
            try await user.hears("All right. What else can I do for you?")
            #expect(desk.cases.isEmpty)
            try await asksForPerson(user)
            try await user.advance(by: .seconds(300))
            try await user.hears(.containing("Nobody is free just now"))
            #expect(desk.cases.isEmpty)
        }
    }

    @Test("who begins anew has left the desk")
    func restart() async throws {
        let desk = Desk()
        try await makeHelpDeskBot(desk: desk).converse { user in
            try await isWelcomed(user)
            try await asksForPerson(user)
            try await user.resets()
            try await isWelcomed(user)
            #expect(desk.cases.isEmpty)
        }
    }

    @Test("a password is compared as a whole, and one that is too short is refused")
    func passwords() throws {
        let password = try Password("correct-horse-battery")
        #expect(password.matches("correct-horse-battery"))
        #expect(!password.matches("correct-horse-batterz"))
        #expect(!password.matches("correct-horse"))
        #expect(!password.matches(""))
        #expect(throws: Password.TooShort.self) { try Password("hunter2") }
        #expect(try Password(nil).text != Password(nil).text)
    }
}
