/// The states of a bot and the ways between them, for drawing.
struct StateGraph {
    /// One end of an arrow; a state is known by its place in the order declared.
    enum Node: Hashable {
        case state(Int)
        /// Wherever the conversation is.
        case everywhere
        /// Where the conversation came from.
        case back
    }

    struct Edge: Hashable {
        var source: Node
        var target: Node
        /// What it waits for; nil when it waits for nothing.
        var label: String?
    }

    /// What stands in each state: its name, and how many conversations are there where that is known.
    let names: [String]
    let initial: Node
    let edges: [Edge]

    init(_ bot: BotDefinition, conversations counts: [String: Int]) {
        let places = Dictionary(bot.order.enumerated().map { ($1, $0) }) { first, _ in first }
        names = bot.order.map { name in counts[name].map { "\(name) (\($0))" } ?? name }
        initial = .state(places[bot.initial] ?? 0)

        edges = bot.transitionIDs.compactMap { id in
            guard let (_, label, target) = bot.declaration(of: id) else { return nil }
            let source = id.state.map { places[$0].map(Node.state) } ?? .everywhere
            let end = target.map { places[$0].map(Node.state) } ?? .back
            guard let source, let end else { return nil }
            return Edge(source: source, target: end, label: label)
        }
    }

    /// Whether an arrow begins or ends there.
    func uses(_ node: Node) -> Bool {
        edges.contains { $0.source == node || $0.target == node }
    }
}
