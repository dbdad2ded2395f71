public import JackdawCore
public import Testing

/// Fails a suite whose conversations do not see enough of a bot.
public struct ConversationCoverageTrait: SuiteTrait, TestScoping {
    let bot: @Sendable () throws -> Bot
    let share: Double
    let sourceLocation: SourceLocation
    let report: @Sendable (ConversationCoverage) -> Void

    /// The suite as a whole is what counts, not each of its tests.
    public var isRecursive: Bool { false }

    /// Runs the suite, and looks at what its conversations have seen.
    public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let recorder = CoverageRecorder(within: CoverageRecorder.current)
        try await CoverageRecorder.$current.withValue(recorder) { try await function() }
        let coverage = recorder.coverage(of: try bot())
        report(coverage)
        guard coverage.share < share else { return }
        Issue.record(
            Comment(rawValue: "The conversations do not see enough of the bot.\n\(coverage)"),
            sourceLocation: sourceLocation
        )
    }
}

extension Trait where Self == ConversationCoverageTrait {
    /// Lets the suite fail when its conversations (``JackdawCore/Bot/converse(as:within:isolation:sourceLocation:_:)``)
    /// leave out states or transitions of a bot.
    ///
    /// It is about the whole suite: a run of some of its tests alone sees less.
    ///
    /// - Parameters:
    ///   - bot: Makes the bot; what the tests talk to is known by its name.
    ///   - share: How much has to be seen of its states and transitions, 0 to 1.
    ///   - report: Gets what was seen, whether or not it suffices; for a report of one's own.
    public static func conversationCoverage(
        of bot: @escaping @Sendable () throws -> Bot,
        atLeast share: Double = 1,
        sourceLocation: SourceLocation = #_sourceLocation,
        report: @escaping @Sendable (ConversationCoverage) -> Void = { _ in }
    ) -> Self {
        Self(bot: bot, share: share, sourceLocation: sourceLocation, report: report)
    }
}
