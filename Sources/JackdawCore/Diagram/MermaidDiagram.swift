/// Writes a graph of states as a Mermaid `stateDiagram-v2`.
enum MermaidDiagram {
    static func write(_ graph: StateGraph) -> String {
        var lines = ["stateDiagram-v2"]
        for (place, name) in graph.names.enumerated() {
            lines.append("    state \"\(escape(name))\" as \(id(.state(place)))")
        }
        if graph.uses(.everywhere) { lines.append("    state \"(every state)\" as \(id(.everywhere))") }
        if graph.uses(.back) { lines.append("    state \"(where it came from)\" as \(id(.back))") }
        lines.append("    [*] --> \(id(graph.initial))")
        for edge in graph.edges {
            let label = edge.label.map { " : \(escape($0))" } ?? ""
            lines.append("    \(id(edge.source)) --> \(id(edge.target))\(label)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// States go by numbers, since their names may hold anything.
    private static func id(_ node: StateGraph.Node) -> String {
        switch node {
        case .state(let place): "s\(place)"
        case .everywhere: "everywhere"
        case .back: "back"
        }
    }

    /// Writes whatever could be syntax as `#code;`, which Mermaid shows as the character of that number.
    private static func escape(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            if scalar.properties.isWhitespace { return " " }
            let isPlain =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "_-.,()".unicodeScalars.contains(scalar)
            return isPlain ? String(scalar) : "#\(scalar.value);"
        }.joined()
    }
}
