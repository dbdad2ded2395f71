import Jackdaw

enum Ear: String, StateID, CaseIterable { case open, greeting, repeating, returning }

/// Makes a bot that says back what it is told, and hands back the files it is given.
func makeConfidant() throws(InvalidBot) -> Bot {
    let greeting = Intent("greeting", phrases: ["hello", "hi", "good evening"])

    return try Bot("confidant", initial: Ear.open) {
        State(.open) {
            When(.intent(greeting), goTo: .greeting)
            When(.file(), goTo: .returning)
            When(.anyMessage, goTo: .repeating)
        }
        State(.greeting) {
            Body("Hello! Whatever you say stays between us.")
            GoTo(.open)
        }
        State(.repeating) {
            Body { session in
                try await session.reply(session.message?.text ?? "")
            }
            GoTo(.open)
        }
        State(.returning) {
            Body { session in
                guard let file = session.message?.file else { return }
                try await session.reply(.file(file))
            }
            GoTo(.open)
        }
    }
}
