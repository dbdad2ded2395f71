/// Finds mentions of one kind of entity in text.
public protocol EntityRecognizer: Sendable {
    /// The mentions in `text`: in order, and none overlapping another.
    func matches(in text: String, context: RecognitionContext) -> [EntityMatch]

    /// What users may say for this entity: trained on in phrases with slots, and known when typing errors are repaired.
    ///
    /// A few typical ones do for an entity with endless values; none is fine.
    var sampleValues: [String] { get }

    /// What users may say aloud for this entity, for a recogniser of speech that hears no other words.
    ///
    /// By default ``sampleValues``; of an entity with endless values as many as people are likely to say.
    var spokenValues: [String] { get }

    /// Whether any text at all is a mention, so that only the phrase around a slot bounds it.
    var takesAnyText: Bool { get }
}

extension EntityRecognizer {
    /// No sample values.
    public var sampleValues: [String] { [] }

    /// The sample values.
    public var spokenValues: [String] { sampleValues }

    /// Not any text.
    public var takesAnyText: Bool { false }
}
