import JackdawCore
import JackdawTesting
import Synchronization
import Testing

@Suite("coverage of a bot by its conversations")
struct CoverageTests {
    private enum Step: String, StateID, CaseIterable { case waiting, asking, paid, reminded, seen }

    private static func makeBot() throws -> Bot {
        try Bot("covered", initial: Step.waiting) {
            State(.waiting) {
                When(.event("a"), goTo: .asking)
                When(.event("b"), goTo: .paid)
                After(.seconds(5), goTo: .reminded)
            }
            State(.asking) { GoTo(.waiting) }
            State(.paid) { GoTo(.waiting) }
            State(.reminded) { GoTo(.waiting) }
            State(.seen) { GoBack() }
            EveryState { When(.event("c"), goTo: .seen) }
        }
    }

    /// What a suite whose conversations are these would be told.
    private func coverage(
        atLeast share: Double,
        _ conversation: @escaping @Sendable () async throws -> Void
    ) async throws -> (coverage: ConversationCoverage?, issues: [String]) {
        let seen = Mutex<ConversationCoverage?>(nil)
        let issues = Mutex<[String]>([])
        let trait = ConversationCoverageTrait.conversationCoverage(of: Self.makeBot, atLeast: share) { coverage in
            seen.withLock { $0 = coverage }
        }
        let test = try #require(Test.current)
        try await withKnownIssue(isIntermittent: true) {
            try await trait.provideScope(for: test, testCase: nil, performing: conversation)
        } matching: { issue in
            issues.withLock { $0.append(issue.comments.map(\.rawValue).joined()) }
            return true
        }
        return (seen.withLock { $0 }, issues.withLock { $0 })
    }

    @Test("what was left out is listed with its place, and fails a suite that wants more")
    func gaps() async throws {
        let (coverage, issues) = try await coverage(atLeast: 1) {
            // Bots made anew are the same bot, by their name.
            try await Self.makeBot().converse { try await $0.witnesses(.event("a")) }
            try await Self.makeBot().converse { try await $0.witnesses(.event("c")) }
        }
        let seen = try #require(coverage)
        #expect((seen.states, seen.allStates) == (3, 5))
        #expect((seen.transitions, seen.allTransitions) == (4, 8))
        #expect(seen.share == 7.0 / 13)
        let gaps = seen.gaps.map { $0.description.drop { $0 != " " }.dropFirst() }
        #expect(
            gaps == [
                "the state “paid” was never entered", "the state “reminded” was never entered",
                "“waiting” → “paid” was never taken (event b)", "“waiting” → “reminded” was never taken (after 5 s)",
                "“paid” → “waiting” was never taken", "“reminded” → “waiting” was never taken",
            ]
        )
        #expect(seen.gaps.allSatisfy { $0.description.hasPrefix("JackdawTestingTests/CoverageTests.swift:") })
        #expect(issues.count == 1)
        #expect(issues.first?.contains("covered: 3 of 5 states, 4 of 8 transitions") ?? false)
    }

    @Test("enough is enough")
    func enough() async throws {
        let half = try await coverage(atLeast: 0.5) {
            try await Self.makeBot().converse { try await $0.witnesses(.event("a")) }
            try await Self.makeBot().converse { try await $0.witnesses(.event("c")) }
        }
        #expect(half.issues.isEmpty)
        let whole = try await coverage(atLeast: 1) {
            try await Self.makeBot().converse { user in
                for event in ["a", "b", "c"] { try await user.witnesses(.event(event)) }
                try await user.advance(by: .seconds(5))
            }
        }
        #expect(whole.issues.isEmpty)
        #expect(whole.coverage?.gaps.isEmpty ?? false)
    }
}
