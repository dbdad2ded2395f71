import Jackdaw

enum Desk: String, StateID, CaseIterable { case open, greeting, hours }

/// Makes the bot that a shop's application has a chat with.
func makeShopAssistant() throws(InvalidBot) -> Bot {
    let greeting = Intent("greeting", phrases: ["hello", "hi", "good afternoon"])
    let hours = Intent("hours", phrases: ["when are you open", "opening hours", "when do you close"])

    return try Bot("assistant", initial: Desk.open) {
        State(.open) {
            When(.intent(greeting), goTo: .greeting)
            When(.intent(hours), goTo: .hours)
            Fallback("I can only tell you when we are open.")
        }
        State(.greeting) {
            Body("Hello! What can I do for you?")
            GoTo(.open)
        }
        State(.hours) {
            Body("We are open from 9 to 18, but not on Sundays.")
            GoTo(.open)
        }
    }
}
