/// A parameter without its type, for what handles all of a bot's parameters alike.
package struct AnyParameter: Sendable {
    package let name: String
    package let entity: AnyEntity
    package let location: DeclarationSite

    package init<Value>(_ parameter: Parameter<Value>) {
        name = parameter.name
        entity = AnyEntity(parameter.entity)
        location = parameter.location
    }
}
