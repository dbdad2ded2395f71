import Jackdaw

enum Step: String, StateID, CaseIterable {
    case welcome, ready, answering, asking, waiting, calledOff, nobody, attended, returned
}

/// Makes a bot that answers frequent questions and hands over to a person where that does not help: the conversation
/// waits at the ``Desk`` until somebody takes it on the agents' page (`/agent/`), goes on with that person, who has read
/// what was said before, and comes back to the bot when the person is done.
///
/// It shows states that depend on data (`for … in`), events from outside (`.event("taken")`), replies from outside (see
/// ``addAgentRoutes(to:desk:bot:chat:)``), and silence: while a person is there, the bot only listens.
///
/// - Parameter desk: where conversations wait for a person.
func makeHelpDeskBot(desk: Desk) throws(InvalidBot) -> Bot {
    let person = Intent(
        "person",
        phrases: ["talk to a person", "i want to speak to somebody", "a human please", "can i talk to an agent"]
    )
    let back = Intent("back", phrases: ["back to the bot", "i do not need a person any more"])
    let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])

    return try Bot("help desk", initial: Step.welcome) {
        State(.welcome) {
            // Also after a restart, by which the user may have left a person.
            Body { session in
                desk.close(session)
                try await session.reply("Hello! Ask me about orders, delivery, returns or your account.")
                try await session.reply(
                    .options("Where is my parcel?", "How do I return something?", "Talk to a person")
                )
            }
            GoTo(.ready)
        }
        State(.ready) {
            for question in Question.all { When(.intent(question.intent), goTo: .answering) }
            When(.intent(person), goTo: .asking)
            When(.intent(hello), goTo: .welcome)
            Fallback("I am afraid I do not know that. Somebody here might.", .options("Talk to a person"))
        }
        State(.answering) {
            Body { session in
                guard let question = Question.all.first(where: { $0.intent.name == session.intent?.name }) else {
                    return
                }
                try await session.reply(.markdown(question.answer))
            }
            GoTo(.ready)
        }

        State(.asking) {
            Body { session in
                desk.open(session)
                try await session.reply(
                    "Somebody will be with you in a moment. You can write already what it is about."
                )
                try await session.reply(.options("Back to the bot"))
            }
            GoTo(.waiting)
        }
        State(.waiting) {
            When(.event("taken"), goTo: .attended)
            When(.intent(back), goTo: .calledOff)
            After(.seconds(300), goTo: .nobody)
            Fallback { session in desk.hear(session) }
        }
        State(.calledOff) {
            Body { session in
                desk.close(session)
                try await session.reply("All right. What else can I do for you?")
            }
            GoTo(.ready)
        }
        State(.nobody) {
            Body { session in
                desk.close(session)
                try await session.reply(
                    "Nobody is free just now, I am sorry. Write to help@example.org, and you hear from us tomorrow."
                )
            }
            GoTo(.ready)
        }

        State(.attended) {
            Body { session in
                let name = session.event?.payload?["by"]?.stringValue ?? "Somebody"
                try await session.reply("\(name) is with you now.")
            }
            When(.event("returned"), goTo: .returned)
            // The person reads it; the bot has nothing to say.
            Fallback { session in desk.hear(session) }
        }
        State(.returned) {
            Body("I am back, the bot. Is there anything else?", .options("No, thank you", "Talk to a person"))
            GoTo(.ready)
        }
    }
}
