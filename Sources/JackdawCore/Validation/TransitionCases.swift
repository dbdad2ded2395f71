/// In which cases each of some transitions would be taken, if it stood alone.
struct TransitionCases {
    /// One thing that happens, and the questions to the session that are answered with yes.
    struct Case: Hashable {
        var happening: Happening
        var truths: Set<String>
    }

    /// More questions than this are not gone through: the cases double with each.
    private static let questionLimit = 8

    /// For each transition the cases in which it is taken; nil when there are too many to say.
    let taken: [Set<Case>?]

    /// - Parameters:
    ///   - transitions: In the order written.
    ///   - isEverywhere: Whether they stand in `EveryState`. There a condition on the session alone does not hold
    ///     without an event in the state that it leads to, so it cannot be counted on.
    init(_ transitions: [Transition], isEverywhere: Bool) {
        var unique = 0
        let formulas = transitions.map { $0.trigger.map { Formula($0.node, unique: &unique) } }
        let happenings = Happening.all(for: transitions.compactMap(\.trigger))
        let questions = formulas.map { $0?.questions ?? [] }
        var considered: Set<String> = []
        for more in questions where considered.union(more).count <= Self.questionLimit {
            considered.formUnion(more)
        }
        let answers = Self.subsets(of: considered.sorted())
        taken = transitions.indices.map { index in
            guard questions[index].isSubset(of: considered) else { return nil }
            var cases: Set<Case> = []
            for happening in happenings {
                // Without an event only conditions on the session alone are looked at, and `GoTo` is taken only then.
                if happening == .nothing, !transitions[index].isEventless || isEverywhere { continue }
                if happening != .nothing, formulas[index] == nil { continue }
                for truths in answers where formulas[index]?.holds(in: happening, truths: truths) ?? true {
                    cases.insert(Case(happening: happening, truths: truths))
                }
            }
            return cases
        }
    }

    private static func subsets(of questions: [String]) -> [Set<String>] {
        questions.reduce(into: [[]]) { subsets, question in
            subsets += subsets.map { $0.union([question]) }
        }
    }
}
