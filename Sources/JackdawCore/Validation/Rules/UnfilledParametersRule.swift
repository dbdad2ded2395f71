/// A parameter that a condition asks for stands in some phrase.
///
/// It is only a warning, since a body may set it.
enum UnfilledParametersRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        let filled = Set(draft.parameters.map(\.name))
        for (condition, location) in draft.conditions {
            for parameter in condition.parameters where !filled.contains(parameter.name) {
                report.warning(
                    "no phrase of the bot's intents has the parameter “\(parameter.name)”, and no form asks for it: "
                        + "put it into one, unless a body sets it",
                    at: location
                )
            }
        }
    }
}
