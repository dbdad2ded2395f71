/// What `.file` waits for is a media type.
enum FilePatternsRule: ValidationRule {
    static func check(_ draft: BotDraft, _ report: inout ValidationReport) {
        for (condition, location) in draft.conditions {
            for case .file(let pattern) in condition.node.leaves where !MediaType.isPattern(pattern) {
                let type = MediaType.ofName(pattern) ?? MediaType.ofName("." + pattern) ?? "image/*"
                report.error(
                    "“\(pattern)” is no media type, so no file ever matches it: write .file(\"\(type)\")",
                    at: location
                )
            }
        }
    }
}
