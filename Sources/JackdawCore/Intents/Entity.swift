public import Understanding

/// A kind of thing that users name: a number, a date, a pizza size.
///
/// ```swift
/// enum Size: String, CaseIterable { case small, large }
///
/// let size  = Parameter("size", Entity<Size>("size", synonyms: [.small: ["tiny"], .large: ["big"]]))
/// let city  = Parameter("city", Entity("city", ["New York": ["NYC", "the big apple"], "Paris": []]))
/// let code  = Parameter("code", .regex("booking code", #"[A-Z]{2}\d+"#))
/// let count = Parameter("count", .integer)
/// ```
public struct Entity<Value: Sendable>: Sendable {
    /// The name, unique within the bot.
    public let name: String
    /// What finds it in a text.
    public let recognizer: any EntityRecognizer
    /// Turns what was found into a value; nil when it is none after all.
    public let convert: @Sendable (EntityValue) -> Value?

    /// Why the entity can recognise nothing, for `Bot` to report; nil when it can.
    let problem: String?
    /// Nil for those that are built in.
    let location: DeclarationSite?

    /// An entity with a recogniser of one's own.
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - recognizer: What finds it in a text.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    ///   - convert: Turns what was found into a value; nil when it is none after all.
    public init(
        _ name: String,
        recognizer: some EntityRecognizer,
        fileID: String = #fileID,
        line: Int = #line,
        convert: @escaping @Sendable (EntityValue) -> Value?
    ) {
        self.init(
            name: name,
            recognizer: recognizer,
            location: DeclarationSite(fileID: fileID, line: line),
            convert: convert
        )
    }

    init(
        name: String,
        recognizer: any EntityRecognizer,
        problem: String? = nil,
        location: DeclarationSite? = nil,
        convert: @escaping @Sendable (EntityValue) -> Value?
    ) {
        self.name = name
        self.recognizer = recognizer
        self.problem = problem
        self.location = location
        self.convert = convert
    }
}
