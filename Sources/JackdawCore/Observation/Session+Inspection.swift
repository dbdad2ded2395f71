import Synchronization
import Understanding

extension Session {
    /// What the conversation keeps in mind, for tools that show it.
    package enum Keeping: String, Sendable {
        /// A `Variable`.
        case variable
        /// A `Parameter`, filled by a message or by the bot's own code.
        case parameter
    }

    /// One of the things that the conversation keeps in mind.
    package struct Kept: Sendable, Hashable {
        package var name: String
        package var kind: Keeping
        /// Nil where the value cannot be written as JSON.
        package var value: JSONValue?
        /// Whether it is what a variable is at the beginning.
        package var isInitial: Bool
    }

    /// The variables that the bot's declaration names and those set besides, then the parameters that have a value.
    package var keptInMind: [Kept] {
        let (variables, parameters) = core.withLock { ($0.variables, $0.parameters) }
        let declared = engine.definition.variables.map { variable in
            let value = variables[variable.name]
            return Self.kept(variable.name, value ?? variable.initially, isInitial: value == nil)
        }
        let names = Set(declared.map(\.name))
        let others = variables.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
            .map { Self.kept($0.key, $0.value, isInitial: false) }
        let filled = parameters.sorted { $0.key < $1.key }.map { name, value in
            Kept(name: name, kind: .parameter, value: Self.json(of: value), isInitial: false)
        }
        return declared + others + filled
    }

    private static func kept(_ name: String, _ value: any Codable & Sendable, isInitial: Bool) -> Kept {
        Kept(name: name, kind: .variable, value: try? JSONValue(encoding: value), isInitial: isInitial)
    }

    private static func json(of value: SessionCore.ParameterValue) -> JSONValue? {
        switch value {
        case .set(let value):
            if let value = value as? any Encodable { return try? JSONValue(encoding: value) }
            return .string("\(value)")
        case .found(let value): return value.json
        }
    }
}
