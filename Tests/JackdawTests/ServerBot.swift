import Jackdaw

/// The states of the bot that the server's tests serve.
enum ServerStep: String, StateID, CaseIterable { case ready, answering, slow }

/// Makes a bot that says back what it hears, and takes its time when told to be slow.
func makeServerBot() throws -> Bot {
    try Bot("parrot", initial: ServerStep.ready) {
        State(.ready) {
            When(.anyMessage && .satisfies("slow was said") { $0.message?.text == "slow" }, goTo: .slow)
            When(.anyMessage, goTo: .answering)
        }
        State(.answering) {
            Body { session in try await session.reply("\(session.message?.text ?? "")") }
            GoTo(.ready)
        }
        State(.slow) {
            Body { session in
                try await session.reply("working")
                try await Task.sleep(for: .milliseconds(500))
                try await session.reply("done")
            }
            GoTo(.ready)
        }
    }
}
