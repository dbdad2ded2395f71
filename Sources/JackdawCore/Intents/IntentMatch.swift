public import Understanding

/// The intent that was recognised in a message.
public struct IntentMatch: Sendable, Hashable {
    /// The name of the intent.
    public var name: String
    /// How sure that is, 0 to 1.
    public var confidence: Double
    /// What the message says about the intent's parameters, by their names.
    public var parameters: [String: EntityValue]

    /// The match of the intent `name`.
    public init(name: String, confidence: Double, parameters: [String: EntityValue] = [:]) {
        self.name = name
        self.confidence = confidence
        self.parameters = parameters
    }

    /// What this message says about `parameter`.
    public subscript<Value>(parameter: Parameter<Value>) -> Value? {
        parameters[parameter.name].flatMap(parameter.entity.convert)
    }
}
