/// A language that diagrams are written in.
public enum DiagramFormat: String, Sendable, Hashable, CaseIterable {
    /// Mermaid, a `stateDiagram-v2`, which Markdown on GitHub and many wikis show.
    case mermaid
    /// DOT, which Graphviz draws: `dot -Tsvg bot.dot -o bot.svg`.
    case dot
}
