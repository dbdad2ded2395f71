internal import JackdawCore

extension BotDefinition {
    /// The states and the ways between them, as the panel reads them.
    ///
    /// A transition without a `from` is one of `EveryState`; one without a `to` leads back to where the conversation
    /// came from.
    func shape() -> [UInt8] {
        var writer = JSONWriter(capacity: 4_096)
        writer.object { writer in
            writer.field("name", name)
            writer.field("initial", initial)
            writer.key("states")
            writer.beginArray()
            for name in order {
                guard let state = states[name] else { continue }
                writer.object {
                    $0.field("name", name)
                    $0.field("location", state.location.description)
                }
            }
            writer.endArray()
            writer.key("transitions")
            writer.beginArray()
            for id in transitionIDs {
                guard let declaration = declaration(of: id) else { continue }
                writer.object {
                    $0.field("id", id.text)
                    $0.field("from", id.state)
                    $0.field("to", declaration.target)
                    $0.field("label", declaration.label)
                    $0.field("location", declaration.location.description)
                }
            }
            writer.endArray()
        }
        return writer.bytes
    }
}

extension Session {
    /// Where the conversation is and what it keeps in mind, as the panel reads it.
    func inside() -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.object { writer in
            writer.field("state", state)
            writer.key("kept")
            writer.beginArray()
            for kept in keptInMind {
                writer.object {
                    $0.field("name", kept.name)
                    $0.field("kind", kept.kind.rawValue)
                    $0.field("initial", kept.isInitial)
                    // As text, of which as much is shown as can be read.
                    $0.field("value", kept.value.map { $0.description.shortened(to: Self.longestValue) })
                }
            }
            writer.endArray()
        }
        return writer.bytes
    }

    private static let longestValue = 4_000
}
