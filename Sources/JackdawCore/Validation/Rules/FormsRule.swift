/// A form asks for something, for each thing once, and goes on somewhere.
enum FormsRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for state in draft.states {
            guard let form = state.form else { continue }
            if form.slots.isEmpty {
                report.error("the form “\(state.name)” asks for nothing: add Ask(…)", at: state.location)
            }
            var names: Set<String> = []
            for slot in form.slots where !names.insert(slot.parameter.name).inserted {
                report.error(
                    "the form “\(state.name)” asks twice for “\(slot.parameter.name)”: remove one of the two",
                    at: slot.location
                )
            }
            for (attempts, location) in form.giveUps where attempts < 1 {
                report.error(
                    "GiveUp(after: \(attempts), …) gives up before anything was asked: let it be at least 1",
                    at: location
                )
            }
            if !state.transitions.contains(where: { $0.trigger == nil }) {
                report.error(
                    "the form “\(state.name)” leads nowhere once everything is known: end it with GoTo(…)",
                    at: state.location
                )
            }
        }
    }
}
