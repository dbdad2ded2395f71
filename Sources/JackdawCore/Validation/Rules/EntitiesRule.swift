import Understanding

/// Every entity that a phrase needs can recognise something, and is the only one of its name.
enum EntitiesRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        var first: [String: AnyEntity] = [:]
        for parameter in draft.parameters {
            let entity = parameter.entity
            let location = entity.location ?? parameter.location
            if let problem = entity.problem {
                report.error("the entity “\(entity.name)” can fill no parameter: \(problem)", at: location)
            }
            guard let earlier = first[entity.name] else {
                first[entity.name] = entity
                continue
            }
            if !isSame(earlier, entity) {
                let other = earlier.location.map { "the one at \($0)" } ?? "the built-in one"
                report.error(
                    "the entity “\(entity.name)” is named like \(other): rename it, or declare it once and use that",
                    at: location
                )
            }
        }
    }

    /// Whether two entities are one, or were written alike at two places.
    private static func isSame(_ first: AnyEntity, _ second: AnyEntity) -> Bool {
        if first.location == second.location { return true }
        return first.valueType == second.valueType && !first.recognizer.sampleValues.isEmpty
            && first.recognizer.sampleValues == second.recognizer.sampleValues
    }
}
