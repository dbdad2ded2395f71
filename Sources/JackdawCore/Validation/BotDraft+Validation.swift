extension BotDraft {
    /// Everything that is wrong with the bot, or looks wrong, by file and line.
    func problems() -> [InvalidBot.Problem] {
        var report = ValidationReport()
        for rule in Self.rules {
            rule.check(self, &report)
        }
        return report.problems
    }

    private static var rules: [any ValidationRule.Type] {
        [
            NamesRule.self,
            DuplicateStatesRule.self,
            UndeclaredStatesRule.self,
            MissingCasesRule.self,
            UnreachableStatesRule.self,
            FormsRule.self,
            RepeatedElementsRule.self,
            TransitionOrderRule.self,
            TimersRule.self,
            AutomaticLoopsRule.self,
            DeadTransitionsRule.self,
            GoBackRule.self,
            FilePatternsRule.self,
            IntentNamesRule.self,
            PhrasesRule.self,
            SharedPhrasesRule.self,
            EntitiesRule.self,
            ParametersRule.self,
            UnfilledParametersRule.self,
            VariablesRule.self,
        ]
    }
}
