import Jackdaw

enum Step: String, StateID, CaseIterable { case waiting, greeted, glad, sorry, help }

/// Makes a bot that asks how one is, and cares.
func make__NAME__() throws(InvalidBot) -> Bot {
    let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])
    let good = Intent("good", phrases: ["good", "fine", "I am well"])
    let bad = Intent("bad", phrases: ["bad", "awful", "not so well"])
    let help = Intent("help", phrases: ["help", "what can you do?"])

    return try Bot("__BOT__", initial: Step.waiting) {
        State(.waiting) {
            When(.intent(hello), goTo: .greeted)
        }
        State(.greeted) {
            Body { session in
                try await session.reply("Hi! How are you?")
                try await session.reply(.options("good", "bad"))
            }
            When(.intent(good), goTo: .glad)
            When(.intent(bad), goTo: .sorry)
        }
        State(.glad) {
            Body("I am glad to hear that!")
            GoTo(.waiting)
        }
        State(.sorry) {
            Body("I am sorry to hear that …")
            GoTo(.waiting)
        }
        State(.help) {
            Body(.markdown("Say **hello**, and I ask how you are."))
            GoBack()
        }
        EveryState {
            When(.intent(help), goTo: .help)
            Fallback("I did not get that. Say “help” to hear what I understand.")
        }
    }
}
