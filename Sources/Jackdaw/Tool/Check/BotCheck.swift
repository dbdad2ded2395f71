internal import JackdawCore
internal import Understanding

/// Everything that can be said against a bot.
struct BotCheck {
    let bot: Bot

    /// The findings by file and line.
    ///
    /// - Parameter validating: whether phrases are held out to see which intents are too alike, which takes time.
    func findings(validating: Bool, in terminal: Terminal) async throws -> [Finding] {
        let definition = bot.conversations.definition
        let settings = bot.conversations.settings
        var findings = bot.warnings.map(Finding.init)
        findings += SharedPhrasesCheck.findings(definition, language: settings.language, warnings: bot.warnings)
        findings += FewPhrasesCheck.findings(definition, language: settings.language)
        findings += FallbackCheck.findings(definition)
        findings += DeadEndsCheck.findings(definition)
        if validating { findings += try await alikeIntents(definition, settings, in: terminal) }
        return findings.enumerated().sorted {
            (Self.key($0.element), $0.offset) < (Self.key($1.element), $1.offset)
        }.map(\.element)
    }

    private func alikeIntents(
        _ definition: BotDefinition,
        _ settings: ConversationSettings,
        in terminal: Terminal
    ) async throws -> [Finding] {
        // A classifier that somebody else has trained cannot be trained anew without some of the phrases.
        guard settings.classifier == nil, !definition.intents.isEmpty else { return [] }
        let validation = IntentValidation(definition: definition, settings: settings)
        do {
            return try await withProgress("cross-validation", steps: validation.steps, in: terminal) { progress in
                AlikeIntentsCheck.findings(try await validation.confusions(progress), of: definition)
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            return [Finding("the intents cannot be learnt: \(error)", at: nil, severity: .error)]
        }
    }

    /// What lies nowhere comes last.
    private static func key(_ finding: Finding) -> DeclarationSite {
        finding.location ?? DeclarationSite(fileID: "\u{10FFFF}", line: 0)
    }
}
