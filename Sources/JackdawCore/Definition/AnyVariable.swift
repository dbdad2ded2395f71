/// A variable without its type, for what handles all of a bot's variables alike.
package struct AnyVariable: Sendable {
    package let name: String
    package let type: any Sendable.Type
    package let initially: any Codable & Sendable
    package let settableByUser: Bool
    package let location: DeclarationSite

    private let read: @Sendable (JSONValue) throws -> any Codable & Sendable

    package init<Value>(_ variable: Variable<Value>) {
        name = variable.name
        type = Value.self
        initially = variable.initially
        settableByUser = variable.settableByUser
        location = variable.location
        read = { try $0.decode(Value.self) }
    }

    /// Reads a value of the variable's type.
    ///
    /// - Throws: `DecodingError` when the value is of another type.
    package func decode(_ value: JSONValue) throws -> any Codable & Sendable {
        try read(value)
    }
}
