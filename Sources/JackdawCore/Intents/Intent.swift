import Understanding

/// Something that users want, with examples of how they say it.
///
/// ```swift
/// let order = Intent("order", phrases: ["i want \(count) \(size) pizzas", "a \(size) pizza please"])
///
/// State(.waiting) { When(.intent(order), goTo: .baking) }
/// ```
///
/// Two to twenty phrases are enough: the bot recognises what is like them. It knows the intents that its transitions
/// name. Two intents are equal when they have one name; a bot takes only one of each name.
public struct Intent: Sendable {
    /// The name, unique within the bot.
    ///
    /// It helps recognition when it says in words what the intent is.
    public let name: String
    /// How users say it.
    public let phrases: [IntentPhrase]

    package let location: DeclarationSite
    /// How users say it in other languages, by their primary subtag; of the framework's own intents.
    let translations: [String: [IntentPhrase]]

    /// The intent `name`.
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - phrases: How users say it; at least one.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(_ name: String, phrases: [IntentPhrase], fileID: String = #fileID, line: Int = #line) {
        self.init(name, phrases: phrases, translations: [:], fileID: fileID, line: line)
    }

    init(
        _ name: String,
        phrases: [IntentPhrase],
        translations: [String: [IntentPhrase]],
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.name = name
        self.phrases = phrases
        self.translations = translations
        location = DeclarationSite(fileID: fileID, line: line)
    }

    /// How users say it who speak the language of a BCP 47 tag.
    package func phrases(in language: String) -> [IntentPhrase] {
        translations[Language(rawValue: language).primary] ?? phrases
    }

    /// The parameters of its phrases, each once, in order.
    package var parameters: [AnyParameter] {
        var names: Set<String> = []
        return phrases.flatMap(\.parameters).filter { names.insert($0.name).inserted }
    }
}

extension Intent: Hashable {
    /// Whether they are the intent of one name.
    public static func == (left: Self, right: Self) -> Bool {
        left.name == right.name
    }

    /// Hashes the name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
    }
}
