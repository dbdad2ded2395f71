import JackdawCore
import Yams

/// The conversations of a YAML file.
struct YAMLScript {
    private let path: String
    private(set) var conversations: [ConversationScript] = []
    private(set) var problems: [String] = []

    init(_ text: String, path: String) {
        self.path = path
        do {
            guard let root = try Yams.compose(yaml: text) else { return }
            guard let list = root.sequence else {
                problem(root, "a script is a list of conversations: “- conversation: …” with “steps:”")
                return
            }
            for node in list { add(node) }
        } catch {
            problems.append("\(path):1: error: \(error)")
        }
    }

    private mutating func add(_ node: Node) {
        guard let title = node["conversation"]?.scalar?.string, let steps = node["steps"]?.sequence else {
            return problem(node, "a conversation has a “conversation:”, its title, and “steps:”, a list")
        }
        let line = node.mark?.line ?? 1
        var script = ConversationScript(title: title, steps: [], path: path, line: line)
        for step in steps {
            guard let (key, value) = step.mapping?.first, step.mapping?.count == 1, let name = key.scalar?.string,
                let text = value.text
            else {
                problem(step, "a step is written as “user: hello”")
                continue
            }
            do {
                script.steps.append(.init(try .init(name, text), line: step.mark?.line ?? line))
            } catch {
                problem(step, error.description)
            }
        }
        conversations.append(script)
    }

    private mutating func problem(_ node: Node, _ text: String) {
        problems.append("\(path):\(node.mark?.line ?? 1): error: \(text)")
    }
}

extension Node {
    /// What stands behind a step's colon.
    fileprivate var text: ConversationScript.Action.Source? {
        if let sequence {
            let labels = sequence.compactMap { $0.scalar?.string }
            return labels.count == sequence.count ? .list(labels) : nil
        }
        guard let scalar else { return nil }
        if scalar.style != .plain { return .block(scalar.string) }
        return .line(["null", "~"].contains(scalar.string) ? "" : scalar.string)
    }
}
