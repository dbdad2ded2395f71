/// One text a classifier is trained on, and where it comes from.
struct TrainingText: Sendable {
    var words: Words
    var features: FeatureSet
    /// The position of the intent.
    var label: Int
    /// The phrase it was made from, counted over all intents; nil for an intent's name.
    ///
    /// Texts of one phrase are kept
    /// together when some are held out.
    var phrase: Int?
    /// Whether it is the one by which its phrase is judged when held out.
    var represents: Bool
}
