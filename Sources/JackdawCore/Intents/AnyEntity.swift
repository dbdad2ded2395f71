package import Understanding

/// An entity without its type, for what handles all of a bot's entities alike.
package struct AnyEntity: Sendable {
    package let name: String
    package let recognizer: any EntityRecognizer
    /// Why the entity can recognise nothing; nil when it can.
    package let problem: String?
    /// What tells its kind of values apart from those of an entity of the same name.
    package let valueType: any Sendable.Type
    package let location: DeclarationSite?

    package init<Value>(_ entity: Entity<Value>) {
        name = entity.name
        recognizer = entity.recognizer
        problem = entity.problem
        valueType = Value.self
        location = entity.location
    }
}
