import Understanding

/// A part of a command line of a speech engine.
///
/// Strings stand for themselves; the others are filled in for each recording or text.
public enum CommandArgument: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Just this.
    case literal(String)
    /// The path of the sound: of the recording to hear, or of the file to speak into.
    case audio
    /// The language, as a primary subtag of BCP 47 such as `en`.
    case language
    /// The text to speak. Without it the text is written to standard input.
    case text
    /// Examples of what the bot listens for, parted by commas.
    case phrases

    /// The string, as it is.
    public init(stringLiteral value: String) {
        self = .literal(value)
    }
}

extension [CommandArgument] {
    /// The arguments with what belongs in their places.
    func filled(audio: String, language: String, text: String = "", phrases: String = "") -> [String] {
        map { argument in
            switch argument {
            case .literal(let text): text
            case .audio: audio
            case .language: Language(rawValue: language).primary
            case .text: text
            case .phrases: phrases
            }
        }
    }
}
