/// Lets the user call off a ``Form``: “cancel”, “never mind”.
///
/// ```swift
/// Cancel("All right, no pizza.", goTo: .waiting)
/// ```
public struct Cancel<ID: StateID>: Sendable {
    let intent: Intent
    let exit: FormExit

    /// Leaves the form when the user says so.
    ///
    /// - Parameters:
    ///   - replies: What the bot says to that.
    ///   - intent: How users say it.
    ///   - target: Where the conversation goes on.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(
        _ replies: Reply...,
        on intent: Intent = .cancelForm,
        goTo target: ID,
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.intent = intent
        exit = FormExit(
            replies: replies,
            target: target.name,
            location: DeclarationSite(fileID: fileID, line: line)
        )
    }
}

extension Intent {
    /// What users say who want to stop answering, in the language of the bot: English, French, German, Spanish, Italian,
    /// Portuguese or Dutch.
    public static let cancelForm = Intent(
        "cancel form",
        phrases: [
            "cancel", "cancel it", "cancel that", "never mind", "nevermind", "forget it", "stop", "i changed my mind",
            "abort",
        ],
        translations: [
            "fr": ["annuler", "annule", "annulez", "laisse tomber", "laissez tomber", "stop", "j'ai changé d'avis"],
            "de": ["abbrechen", "brich ab", "vergiss es", "stopp", "stop", "ich habe es mir anders überlegt"],
            "es": ["cancelar", "cancela", "cancélalo", "olvídalo", "déjalo", "he cambiado de idea"],
            "it": ["annulla", "lascia perdere", "lascia stare", "stop", "ho cambiato idea"],
            "pt": ["cancelar", "cancela", "esquece", "deixa para lá", "mudei de ideia"],
            "nl": ["annuleren", "annuleer", "laat maar", "stop", "ik heb me bedacht"],
        ]
    )
}
