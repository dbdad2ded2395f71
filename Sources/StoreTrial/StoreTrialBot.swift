import Jackdaw

enum Step: String, StateID, CaseIterable { case listening, delaying, keeping }

/// Makes a bot whose answers show whether each message was handled exactly once: it numbers the messages of a session, so
/// that one handled twice, or not at all, shows as a gap.
///
/// A message is answered with its number and its text. One that begins with “slow” takes a while, and is said to be under way
/// first; one that begins with “later” is answered by a timer, unless another such answer is still due.
func makeStoreTrial() throws(InvalidBot) -> Bot {
    let count = Variable("count", initially: 0)
    let promise = Variable("promise", initially: "")

    @Sendable func number(_ session: Session) -> String {
        session[count] += 1
        return "\(session[count]): \(session.message?.text ?? "")"
    }

    return try Bot("store-trial", initial: Step.listening) {
        State(.listening) {
            When(.satisfies("later") { $0.message?.text.hasPrefix("later") == true }, goTo: .delaying)
        }
        State(.delaying) {
            Body { session in session[promise] = number(session) }
            After(.milliseconds(300), goTo: .keeping)
        }
        State(.keeping) {
            Body { session in try await session.reply("\(session[promise])") }
            GoTo(.listening)
        }
        EveryState {
            Fallback { session in
                let answer = number(session)
                if session.message?.text.hasPrefix("slow") == true {
                    try await session.reply("\(answer) …")
                    // Long enough for the process to be killed in the midst of it; nothing is ordered by it.
                    try await Task.sleep(for: .milliseconds(.random(in: 50...400)))
                }
                try await session.reply("\(answer)")
            }
        }
    }
}
