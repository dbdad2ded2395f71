public import JackdawCore

extension ConversationScript {
    /// One step of a script, and the line it stands in.
    public struct Step: Sendable, Hashable {
        /// What happens.
        public var action: Action
        /// The line in the script's file.
        public var line: Int

        /// The step `action`.
        public init(_ action: Action, line: Int = 1) {
            self.action = action
            self.line = line
        }
    }

    /// What may happen in a script.
    ///
    /// A text of several lines stands in a fenced block below its step.
    public enum Action: Sendable, Hashable {
        /// `user: hello` – the user says something.
        case says(String)
        /// `speak: hello` – the user says something aloud.
        case speaks(String)
        /// `choose: small` – the user chooses an option, by its label or value.
        case chooses(String)
        /// `file: prices.csv` – the user sends a file, whose path starts at the script's folder.
        case sends(file: String)
        /// `event: paid {"amount": 12}` – something happens outside.
        case event(OutsideEvent)
        /// `wait: 30 s` – time passes: `ms`, `s`, `min`, `h`.
        case waits(Duration)
        /// `reset:` – the user begins the conversation anew.
        case resets
        /// `bot: Hi!` – the bot says a text, in whatever form.
        case hears(String)
        /// `bot contains: glad` – the bot says a text that has this within it.
        case hearsPart(String)
        /// `bot options: small | large` – the bot offers answers with these labels.
        case hearsOptions([String])
        /// `bot kind: dataFrame` – the bot says something of a ``/JackdawCore/ReplyKind``.
        case hearsKind(ReplyKind)
        /// `bot nothing:` – the bot keeps quiet.
        case hearsNothing
        /// `state: waiting` – the conversation is in a state.
        case isIn(String)
        /// `variable: attempts = 3` – a variable that the bot knows of has a value, in JSON.
        case has(variable: String, JSONValue)
    }
}
