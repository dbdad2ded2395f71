/// A chatbot: the states of its conversations, and what leads from one to another.
///
/// ```swift
/// enum Step: String, StateID, CaseIterable { case waiting, greeted }
///
/// let hello = Intent("hello", phrases: ["hello", "hi", "good morning"])
///
/// var bot = try Bot("greetings", initial: Step.waiting) {
///     State(.waiting) { When(.intent(hello), goTo: .greeted) }
///     State(.greeted) { Body("Hi! How are you?"); GoTo(.waiting) }
///     EveryState { Fallback("I did not get that.") }
/// }
/// ```
///
/// A bot is a handle: its copies speak of the same conversations. Settle how it works (``onError(_:)``, ``use(_:)`` and
/// the like) before its first conversation begins.
public struct Bot: Sendable {
    /// The name, as logs and clients show it.
    public let name: String
    /// What looks wrong in the declaration, but does not keep the bot from running.
    public let warnings: [InvalidBot.Problem]
    /// The conversations that the bot holds.
    public let conversations: Conversations
    /// The ways for people to reach the bot, in the order they were added.
    public private(set) var platforms: [any Platform] = []

    package let definition: BotDefinition

    /// The bot that is declared in the braces.
    ///
    /// - Parameters:
    ///   - name: The name, as logs and clients show it.
    ///   - initial: The state in which every conversation begins; its body runs at once.
    ///   - fileID: Where the bot is declared.
    ///   - line: Where the bot is declared.
    ///   - content: Its states.
    /// - Throws: ``InvalidBot``, which lists everything that is wrong at once.
    public init<ID: StateID>(
        _ name: String,
        initial: ID,
        fileID: String = #fileID,
        line: Int = #line,
        @BotBuilder<ID> _ content: () -> Flow<ID>
    ) throws(InvalidBot) {
        let draft = BotDraft(
            name,
            initial: initial,
            location: DeclarationSite(fileID: fileID, line: line),
            elements: content().elements
        )
        let problems = draft.problems()
        if problems.contains(where: { $0.severity == .error }) {
            throw InvalidBot(bot: name, problems: problems)
        }
        self.name = name
        warnings = problems
        definition = draft.definition
        conversations = Conversations(definition: definition)
    }

    /// Adds a way for people to reach the bot.
    public mutating func add(_ platform: some Platform) {
        platforms.append(platform)
    }

    /// A picture of the bot: its states and what leads from one to another.
    ///
    /// ```swift
    /// print(bot.diagram(.mermaid))
    /// ```
    ///
    /// - Parameters:
    ///   - format: The language of the drawing.
    ///   - counts: How many conversations are in each state, to be shown beside the names
    ///     (``SessionStore/countsByState()``); states that are not in it are shown by their names alone.
    public func diagram(_ format: DiagramFormat, conversations counts: [String: Int] = [:]) -> String {
        let graph = StateGraph(definition, conversations: counts)
        return switch format {
        case .mermaid: MermaidDiagram.write(graph)
        case .dot: DotDiagram.write(graph, name: name)
        }
    }
}
