/// One thing that a bot's declaration must fulfil.
protocol ValidationRule {
    /// Reports what in `draft` does not fulfil the rule.
    static func check(_ draft: BotDraft, _ report: inout ValidationReport)
}
