// How long it takes to hold a thousand conversations of ten turns with a bot, as a suite of tests would.

import Jackdaw
import JackdawTesting
import Testing

enum Step: String, StateID, CaseIterable { case waiting, greeted, glad }

func makeBot() throws(InvalidBot) -> Bot {
    let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])
    let good = Intent("good", phrases: ["good", "fine", "I am well"])
    return try Bot("greetings", initial: Step.waiting) {
        State(.waiting) { When(.intent(hello), goTo: .greeted) }
        State(.greeted) {
            Body("Hi! How are you?")
            When(.intent(good), goTo: .glad)
        }
        State(.glad) {
            Body("I am glad to hear that!"); GoTo(.waiting)
        }
    }
}

@Sendable func converse(with bot: Bot) async throws {
    try await bot.converse { user in
        for _ in 0..<5 {
            try await user.says("good morning")
            try await user.hears("Hi! How are you?")
            try await user.says("I am well")
            try await user.hears("I am glad to hear that!")
        }
    }
}

let conversations = 1000
for round in 1...5 {
    let sameBot = try makeBot()
    let one = try await ContinuousClock().measure {
        for _ in 0..<conversations { try await converse(with: sameBot) }
    }
    let own = try await ContinuousClock().measure {
        for _ in 0..<conversations { try await converse(with: makeBot()) }
    }
    print("round \(round): \(conversations) conversations of ten turns: with one bot \(one), with one each \(own)")
}
