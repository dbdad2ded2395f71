/// Two variables of one name are the same variable, declared alike.
enum VariablesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var first: [String: AnyVariable] = [:]
        for variable in draft.allVariables {
            guard let earlier = first[variable.name] else {
                first[variable.name] = variable
                continue
            }
            let here = "the variable “\(variable.name)”"
            if earlier.type != variable.type {
                report.error(
                    "\(here) is of type \(variable.type) here and \(earlier.type) at \(earlier.location): "
                        + "rename one of the two",
                    at: variable.location
                )
            } else if earlier.settableByUser != variable.settableByUser {
                report.error(
                    "\(here) may be set by users at one place and not at the other (\(earlier.location)): "
                        + "declare it once, and use that",
                    at: variable.location
                )
            }
        }
    }
}
