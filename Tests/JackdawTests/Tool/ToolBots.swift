import Jackdaw

enum MoodStep: String, StateID, CaseIterable { case waiting, greeted, glad, sorry }

/// A bot with every kind of thing that tools show.
func makeMoodBot() throws(InvalidBot) -> Bot {
    let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])
    let good = Intent("good", phrases: ["good", "fine", "I am well"])
    let bad = Intent("bad", phrases: ["bad", "awful", "I am sick"])
    let greetings = Variable("greetings", initially: 0)
    return try Bot("moods", initial: MoodStep.waiting) {
        Variables(greetings)
        State(.waiting) { When(.intent(hello) || .event("ring"), goTo: .greeted) }
        State(.greeted) {
            Body { session in
                session[greetings] += 1
                try await session.reply("Hi! How are you?")
                try await session.reply(.options("good", "bad"))
            }
            When(.intent(good), goTo: .glad)
            When(.intent(bad), goTo: .sorry)
            When(.file("text/*"), goTo: .sorry)
        }
        State(.glad) {
            Body("I am glad to hear that!")
            GoTo(.waiting)
        }
        State(.sorry) {
            Body("I am sorry to hear that …")
            GoTo(.waiting)
        }
        EveryState { Fallback("I did not get that.") }
    }
}
