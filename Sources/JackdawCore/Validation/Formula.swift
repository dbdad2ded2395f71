/// A condition as logic: what happens is one of a few cases, and each question to the session may be true or false.
///
/// It treats all questions as independent of each other. So it may miss that one transition hides another
/// (`attempts >= 3` after `attempts >= 2`), but what it finds is always so.
indirect enum Formula {
    /// What is asked of the stimulus: an intent, a file, an event.
    case stimulus(Condition.Node)
    /// A question to the session, by what tells it apart from others.
    case question(String)
    case and(Formula, Formula)
    case or(Formula, Formula)
    case not(Formula)

    /// - Parameter unique: Counts the questions of which nothing is known but that each is another one.
    init(_ node: Condition.Node, unique: inout Int) {
        switch node {
        case .and(let left, let right):
            self = .and(Formula(left, unique: &unique), Formula(right, unique: &unique))
        case .or(let left, let right):
            self = .or(Formula(left, unique: &unique), Formula(right, unique: &unique))
        case .not(let node):
            self = .not(Formula(node, unique: &unique))
        case .check(let check):
            unique += 1
            self = .question(check.identity ?? "#\(unique)")
        case .intent, .noIntentMatched, .anyMessage, .file, .event:
            self = .stimulus(node)
        }
    }

    /// The questions to the session.
    var questions: Set<String> {
        switch self {
        case .stimulus: []
        case .question(let question): [question]
        case .and(let left, let right), .or(let left, let right): left.questions.union(right.questions)
        case .not(let formula): formula.questions
        }
    }

    /// Whether it is true in `happening`, when exactly the questions in `truths` are answered with yes.
    func holds(in happening: Happening, truths: Set<String>) -> Bool {
        switch self {
        case .stimulus(let node): happening.fulfils(node)
        case .question(let question): truths.contains(question)
        case .and(let left, let right):
            left.holds(in: happening, truths: truths) && right.holds(in: happening, truths: truths)
        case .or(let left, let right):
            left.holds(in: happening, truths: truths) || right.holds(in: happening, truths: truths)
        case .not(let formula): !formula.holds(in: happening, truths: truths)
        }
    }
}
