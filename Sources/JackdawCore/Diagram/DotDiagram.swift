/// Writes a graph of states in the DOT language of Graphviz.
enum DotDiagram {
    static func write(_ graph: StateGraph, name: String) -> String {
        var lines = [
            "digraph \(quoted(name)) {",
            "    rankdir=LR;",
            "    node [shape=box, style=rounded, fontname=\"sans-serif\"];",
            "    edge [fontname=\"sans-serif\", fontsize=10];",
            "    start [shape=point, width=0.15];",
        ]
        for (place, name) in graph.names.enumerated() {
            lines.append("    \(id(.state(place))) [label=\(quoted(name))];")
        }
        if graph.uses(.everywhere) { lines.append("    everywhere [label=\"every state\", style=\"rounded,dashed\"];") }
        if graph.uses(.back) { lines.append("    back [label=\"where it came from\", style=\"rounded,dashed\"];") }
        lines.append("    start -> \(id(graph.initial));")
        for edge in graph.edges {
            let label = edge.label.map { " [label=\(quoted($0))]" } ?? ""
            lines.append("    \(id(edge.source)) -> \(id(edge.target))\(label);")
        }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func id(_ node: StateGraph.Node) -> String {
        switch node {
        case .state(let place): "s\(place)"
        case .everywhere: "everywhere"
        case .back: "back"
        }
    }

    /// A double-quoted string; a backslash in it would otherwise begin one of Graphviz's own escapes.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text {
            switch character {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case let character where character.isNewline: quoted += "\\n"
            default: quoted.append(character)
            }
        }
        return quoted + "\""
    }
}
