import Jackdaw

/// How far a player is: the questions of the round, the place among them, and the points.
struct Round: Codable, Sendable {
    /// What a right answer is worth when nobody had to nudge.
    static let fullWorth = 2

    private var questions: [Question]
    private var choices: [[String]]
    private var place = 0
    private(set) var points = 0
    /// What a right answer is worth now.
    var worth = fullWorth

    init(_ questions: [Question] = []) {
        self.questions = questions
        // Shuffled once: an answer keeps its number for as long as the question stands.
        choices = questions.map { ([$0.answer] + $0.others).shuffled() }
    }

    var question: Question { questions[place] }
    var isOver: Bool { place >= questions.count }
    var mostPoints: Int { questions.count * Self.fullWorth }

    var heading: String { "**\(place + 1).** \(question.text)" }
    var options: Options { Options(choices[place].map { Options.Option($0) }) }
    var gain: String { worth == 1 ? "One point." : "\(worth) points." }

    func isRight(_ message: UserMessage?) -> Bool { answer(in: message) == question.answer }

    func isWrong(_ message: UserMessage?) -> Bool {
        answer(in: message).map { $0 != question.answer } ?? false
    }

    mutating func score() { points += worth }

    mutating func advance() {
        place += 1
        worth = Self.fullWorth
    }

    /// The answer that was chosen, written out, or named by its number; nil when it is none of them.
    private func answer(in message: UserMessage?) -> String? {
        guard let text = message?.text.lowercased() else { return nil }
        if let number = Int(text) {
            return choices[place].indices.contains(number - 1) ? choices[place][number - 1] : nil
        }
        return choices[place].first { $0.lowercased() == text }
    }
}
