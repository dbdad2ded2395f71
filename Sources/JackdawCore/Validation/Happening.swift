/// A kind of thing that can happen to a conversation, as far as some conditions tell such things apart.
enum Happening: Hashable {
    /// Nothing: only conditions on the session alone are looked at.
    case nothing
    /// A message in words, with the intent that was recognised.
    case words(intent: String?)
    /// A file of that media type.
    case file(type: String)
    /// An event from outside.
    case event(String)

    /// Stands for everything that no condition names.
    private static let other = "\u{0}"

    /// A media type that the pattern matches, and that no narrower one does.
    private static func example(of pattern: String) -> String {
        MediaType.essence(of: pattern).replacing("*", with: other)
    }

    /// All that can happen, once for each that `conditions` could tell apart.
    static func all(for conditions: [Condition]) -> Set<Happening> {
        var all: Set<Happening> = [
            .nothing, .words(intent: nil), .words(intent: other), .file(type: "\(other)/\(other)"), .event(other),
        ]
        for node in conditions.flatMap(\.node.leaves) {
            switch node {
            case .intent(let intent): all.insert(.words(intent: intent.name))
            case .file(let pattern):
                all.insert(.file(type: example(of: pattern)))
            case .event(let name): all.insert(.event(name))
            default: break
            }
        }
        return all
    }

    /// Whether it is what the leaf of a condition waits for.
    func fulfils(_ leaf: Condition.Node) -> Bool {
        switch (leaf, self) {
        case (.intent(let intent), .words(let name)): intent.name == name
        case (.noIntentMatched, .words(let name)): name == nil
        case (.anyMessage, .words), (.anyMessage, .file): true
        // A pattern that is none matches nothing, which another rule reports; here it stands for what was meant.
        case (.file(let pattern), .file(let type)):
            MediaType.matches(type, pattern: pattern) || type == Self.example(of: pattern)
        case (.event(let name), .event(let event)): name == event
        default: false
        }
    }
}
