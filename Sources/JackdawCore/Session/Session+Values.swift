import Synchronization
import Understanding

extension Session {
    /// The values of the bot's variables, by their names: those it declares in that order, then any others that were set.
    package var variableValues: JSONObject {
        let values = core.withLock { $0.variables }
        let declared = engine.definition.variables.map { ($0.name, values[$0.name] ?? $0.initially) }
        let names = Set(declared.map(\.0))
        let others = values.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return JSONObject((declared + others).map { ($0.0, Self.json(of: $0.1)) })
    }

    /// The values of the parameters that are filled, by their names.
    package var parameterValues: JSONObject {
        let values = core.withLock { $0.parameters }.sorted { $0.key < $1.key }
        return JSONObject(
            values.map { name, value in
                switch value {
                case .found(let value): (name, value.json)
                case .set(let value): (name, Self.json(of: value))
                }
            }
        )
    }

    /// What cannot be written as JSON is told in words.
    private static func json(of value: any Sendable) -> JSONValue {
        guard let encodable = value as? any Encodable, let json = try? JSONValue(encoding: encodable) else {
            return .string("\(value)")
        }
        return json
    }
}
