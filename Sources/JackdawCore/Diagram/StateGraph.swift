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

    let names: [String]
    let initial: Node
    private(set) var edges: [Edge] = []

    init(_ bot: BotDefinition) {
        let places = Dictionary(bot.order.enumerated().map { ($1, $0) }) { first, _ in first }
        names = bot.order
        initial = .state(places[bot.initial] ?? 0)

        func add(_ transitions: [Transition], from source: Node) {
            for transition in transitions {
                switch transition.target {
                case .back: edges.append(Edge(source: source, target: .back, label: transition.label))
                case .state(let name):
                    guard let place = places[name] else { continue }
                    edges.append(Edge(source: source, target: .state(place), label: transition.label))
                }
            }
        }
        for (place, name) in bot.order.enumerated() {
            guard let state = bot.states[name] else { continue }
            add(state.transitions, from: .state(place))
            for timer in state.timers {
                guard let target = places[timer.target] else { continue }
                edges.append(
                    Edge(source: .state(place), target: .state(target), label: "after \(timer.delay.short)")
                )
            }
        }
        add(bot.everywhere.transitions, from: .everywhere)
    }

    /// Whether an arrow begins or ends there.
    func uses(_ node: Node) -> Bool {
        edges.contains { $0.source == node || $0.target == node }
    }
}

extension Transition {
    fileprivate var label: String? {
        trigger?.description
    }
}
