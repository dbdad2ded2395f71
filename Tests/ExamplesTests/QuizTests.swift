import Jackdaw
import JackdawTesting
import Testing

@testable import Quiz

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Quiz", .conversationCoverage(of: { try makeQuiz() }))
struct QuizTests {
    private let rules: ExpectedReply =
        "Five questions, twenty seconds for each. Two points if you know it at once, one if I have to nudge you."

    private let questions = [
        Question("What is the capital of Canada?", "Ottawa", not: "Toronto"),
        Question("How many sides has a heptagon?", "seven", not: "six"),
    ]

    private func makeBot(_ highScores: HighScores = HighScores()) throws -> Bot {
        try makeQuiz(highScores: highScores) { questions }
    }

    private let answers = ExpectedReply.kind(.options)

    @Test("who knows it at once gets two points, who needs a nudge one, and the table shows it to all players")
    func points() async throws {
        let bot = try makeBot()
        try await bot.converse { ada in
            try await ada.hears(rules, .options("Play", "High scores"))
            try await ada.chooses("Play")
            try await ada.hears("**1.** What is the capital of Canada?", answers)
            try await ada.chooses("Ottawa")
            try await ada.hears("Right! 2 points.", "**2.** How many sides has a heptagon?", answers)
            try await ada.advance(by: .seconds(15))
            try await ada.hears("Five seconds left!")
            try await ada.says("SEVEN")
            try await ada.hears("Right! One point.", "You have 3 of 4 points.")
            try await ada.hears("That is one of the ten best! Which name shall I put in the table?")
            try await ada.says("Ada")
            try await ada.hears(.dataFrame(columns: ["name", "points"], rows: 1), .options("Play again"))

            try await bot.converse { bert in
                try await bert.hears(rules, .options("Play", "High scores"))
                try await bert.chooses("High scores")
                try await bert.hears(
                    .satisfying("Ada with three points") { $0.isTable(of: "Ada", 3) },
                    .options("Play again")
                )
            }
        }
    }

    @Test("time runs out after twenty seconds, a wrong answer is corrected, and nobody without a point is in the table")
    func mistakes() async throws {
        let highScores = HighScores()
        try await makeBot(highScores).converse { user in
            try await user.hears(rules, answers)
            try await user.says("play")
            try await user.hears("**1.** What is the capital of Canada?", answers)
            try await user.says("Paris")
            try await user.hears("Choose one of the answers, or say its number.")
            try await user.chooses("Toronto")
            try await user.hears("No, it is Ottawa.", "**2.** How many sides has a heptagon?", answers)
            try await user.advance(by: .seconds(15))
            try await user.hears("Five seconds left!")
            try await user.advance(by: .seconds(5))
            try await user.hears("Time is up. It is seven.", "You have 0 of 4 points.")
            try await user.hears("Nobody has played yet.", .options("Play again"))
        }
        #expect(highScores.best.isEmpty)
    }

    @Test("a round can be played again, and its points begin anew")
    func again() async throws {
        try await makeBot().converse { user in
            try await user.hears(rules, answers)
            try await user.says("hm")
            try await user.hears("Say “play” when you are ready.")
            try await user.chooses("High scores")
            try await user.hears("Nobody has played yet.", .options("Play again"))
            for _ in 1...2 {
                try await user.chooses("Play again")
                try await user.hears("**1.** What is the capital of Canada?", answers)
                try await user.advance(by: .seconds(15))
                try await user.hears("Five seconds left!")
                try await user.says("hm")
                try await user.hears("Choose one of the answers, or say its number.")
                try await user.chooses("Toronto")
                try await user.hears("No, it is Ottawa.", "**2.** How many sides has a heptagon?", answers)
                try await user.chooses("seven")
                try await user.hears("Right! 2 points.", "You have 2 of 4 points.")
                try await user.hears("That is one of the ten best! Which name shall I put in the table?")
                try await user.says("cancel")
                try await user.hears("Nobody will know it was you.", "Nobody has played yet.", .options("Play again"))
            }
        }
    }

    @Test("a name that is too long does not fit, and who gives none within a minute is not in the table")
    func signing() async throws {
        let highScores = HighScores()
        try await makeBot(highScores).converse { user in
            try await user.hears(rules, answers)
            try await user.chooses("Play")
            try await user.hears("**1.** What is the capital of Canada?", answers)
            try await user.advance(by: .seconds(20))
            try await user.hears("Five seconds left!")
            try await user.hears("Time is up. It is Ottawa.", "**2.** How many sides has a heptagon?", answers)
            try await user.chooses("seven")
            try await user.hears("Right! 2 points.", "You have 2 of 4 points.")
            try await user.hears("That is one of the ten best! Which name shall I put in the table?")
            try await user.says("the one who knows the capital of Canada")
            try await user.hears("That does not fit: at most 20 letters.")
            try await user.hears("That is one of the ten best! Which name shall I put in the table?")
            try await user.advance(by: .seconds(59))
            try await user.hearsNothing()
            try await user.advance(by: .seconds(1))
            try await user.hears("Nobody has played yet.", .options("Play again"))
        }
        #expect(highScores.best.isEmpty)
    }

    @Test("an answer can be named by its number, and another number is none")
    func numbers() throws {
        let round = Round([Question("?", "yes", not: "no")])
        let labels = round.options.options.map(\.label)
        let right = try #require(labels.firstIndex(of: "yes")) + 1
        #expect(round.isRight(message("\(right)")))
        #expect(round.isWrong(message("\(3 - right)")))
        #expect(!round.isRight(message("3")) && !round.isWrong(message("3")))
    }

    @Test("the table keeps the ten best, and of equals who came first")
    func highScores() {
        let scores = HighScores()
        for points in 1...10 { scores.add("player \(points)", points: points) }
        #expect(!scores.admits(1))
        #expect(scores.admits(2))
        scores.add("late", points: 5)
        #expect(scores.best.map(\.points) == [10, 9, 8, 7, 6, 5, 5, 4, 3, 2])
        #expect(scores.best[5].name == "player 5")
        #expect(scores.best[6].name == "late")
    }

    private func message(_ text: String) -> UserMessage {
        UserMessage(id: "1", content: .text(text), date: .init(timeIntervalSince1970: 0))
    }
}

extension ReplyContent {
    /// Whether it is the table of the best, and somebody is in it alone.
    fileprivate func isTable(of name: String, _ points: Int64) -> Bool {
        guard case .dataFrame(let frame) = self, frame.title == "High scores" else { return false }
        return frame.columns.map(\.values) == [.strings([name]), .integers([points])]
    }
}
