import Jackdaw

enum Stage: String, StateID, CaseIterable {
    case welcome, lobby, starting, asking, hurrying, right, wrong, tooLate, next, over, signing, signed, scores
}

/// Makes a quiz against the clock: five questions with twenty seconds for each, two points for who knows the answer at
/// once and one for who needs the nudge that time is nearly up, and a table of the best, which all players share.
///
/// It shows timers (`After`), answers as options, transitions that two states have in common (`StateContent`), and what
/// conversations share (``HighScores``).
///
/// - Parameters:
///   - highScores: the best so far.
///   - draw: chooses the questions of a round.
func makeQuiz(
    highScores: HighScores = HighScores(),
    draw: @escaping @Sendable () -> [Question] = { Array(Question.all.shuffled().prefix(5)) }
) throws(InvalidBot) -> Bot {
    let play = Intent("play", phrases: ["play", "play again", "start the quiz", "let's go", "another round", "yes"])
    let scores = Intent("scores", phrases: ["high scores", "show me the high scores", "who is the best"])
    let name = Parameter("name", .freeText)
    let round = Variable("round", initially: Round())

    let isRight = Condition.satisfies("the right answer") { $0[round].isRight($0.message) }
    let isWrong = Condition.satisfies("a wrong answer") { $0[round].isWrong($0.message) }

    @StateBuilder<Stage> var answers: StateContent<Stage> {
        When(.anyMessage && isRight, goTo: .right)
        When(.anyMessage && isWrong, goTo: .wrong)
        Fallback("Choose one of the answers, or say its number.")
    }

    return try Bot("quiz", initial: Stage.welcome) {
        State(.welcome) {
            Body(
                "Five questions, twenty seconds for each. Two points if you know it at once, one if I have to nudge you.",
                .options("Play", "High scores")
            )
            GoTo(.lobby)
        }
        State(.lobby) {
            When(.intent(play), goTo: .starting)
            When(.intent(scores), goTo: .scores)
            Fallback("Say “play” when you are ready.")
        }
        State(.starting) {
            Body { $0[round] = Round(draw()) }
            GoTo(.asking)
        }

        State(.asking) {
            Body { session in
                try await session.reply(.markdown(session[round].heading))
                try await session.reply(.options(session[round].options))
            }
            answers
            After(.seconds(15), goTo: .hurrying)
        }
        State(.hurrying) {
            Body { session in
                session[round].worth = 1
                try await session.reply("Five seconds left!")
            }
            answers
            After(.seconds(5), goTo: .tooLate)
        }

        State(.right) {
            Body { session in
                session[round].score()
                try await session.reply("Right! \(session[round].gain)")
            }
            GoTo(.next)
        }
        State(.wrong) {
            Body { session in try await session.reply("No, it is \(session[round].question.answer).") }
            GoTo(.next)
        }
        State(.tooLate) {
            Body { session in try await session.reply("Time is up. It is \(session[round].question.answer).") }
            GoTo(.next)
        }
        State(.next) {
            Body { $0[round].advance() }
            When(.satisfies("questions are left") { !$0[round].isOver }, goTo: .asking)
            GoTo(.over)
        }

        State(.over) {
            Body { session in
                try await session.reply("You have \(session[round].points) of \(session[round].mostPoints) points.")
            }
            When(.satisfies("a high score") { highScores.admits($0[round].points) }, goTo: .signing)
            GoTo(.scores)
        }
        Form(.signing) {
            Ask(name, "That is one of the ten best! Which name shall I put in the table?") { name, _ in
                name.count <= 20 ? nil : "That does not fit: at most 20 letters."
            }
            Cancel("Nobody will know it was you.", goTo: .scores)
            After(.seconds(60), goTo: .scores)
            GoTo(.signed)
        }
        State(.signed) {
            Body { session in
                guard let name = session[name] else { return }
                highScores.add(name, points: session[round].points)
            }
            GoTo(.scores)
        }
        State(.scores) {
            Body { session in
                if highScores.best.isEmpty {
                    try await session.reply("Nobody has played yet.")
                } else {
                    try await session.reply(.dataFrame(DataFrame(title: "High scores", rows: highScores.best)))
                }
                try await session.reply(.options("Play again"))
            }
            GoTo(.lobby)
        }
    }
}
