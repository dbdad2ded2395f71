/// Tells a bot of variables that none of its conditions names.
///
/// Only what a bot knows of can be set by users; bodies read and write any variable without this.
///
/// ```swift
/// let language = Variable("language", initially: "en", settableByUser: true)
///
/// var bot = try Bot("guide", initial: Step.waiting) {
///     Variables(language)
///     State(.waiting) { … }
/// }
/// ```
public struct Variables: Sendable {
    let variables: [AnyVariable]

    /// The variables of the bot.
    public init<each Value: Codable & Sendable>(_ variable: repeat Variable<each Value>) {
        var variables: [AnyVariable] = []
        repeat variables.append(AnyVariable(each variable))
        self.variables = variables
    }
}
