/// A delay is longer than nothing, and of several timers of a state only the shortest would ever run out.
enum TimersRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for state in draft.states {
            for timer in state.timers where timer.delay <= .zero {
                report.error(
                    "After(\(timer.delay.short)) never waits: give it a longer time, or write GoTo(.\(timer.target))",
                    at: timer.location
                )
            }
            guard let shortest = state.timers.map(\.delay).min(),
                let winner = state.timers.firstIndex(where: { $0.delay == shortest })
            else { continue }
            for (index, timer) in state.timers.enumerated() where index != winner {
                report.error(
                    "this After never runs out, since the state “\(state.name)” is left after \(shortest.short) "
                        + "(line \(state.timers[winner].location.line)): remove one of them",
                    at: timer.location
                )
            }
        }
    }
}
