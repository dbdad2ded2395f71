import Jackdaw

enum Step: String, StateID, CaseIterable { case waiting, greeted, glad, sorry }

/// Makes a bot that asks how one is, and cares.
func makeGreetings() throws(InvalidBot) -> Bot {
    let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])
    let good = Intent("good", phrases: ["good", "fine", "I am well"])
    let bad = Intent("bad", phrases: ["bad", "awful"])

    return try Bot("greetings", initial: Step.waiting) {
        State(.waiting) {
            When(.intent(hello), goTo: .greeted)
        }
        State(.greeted) {
            Body("Hi! How are you?")
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
        EveryState { Fallback("I did not get that.") }
    }
}
