/// A value as it came from the store, of a type that only who asks for it knows.
struct StoredValue: Sendable, Codable {
    var json: JSONValue

    init(json: JSONValue) { self.json = json }

    init(from decoder: any Decoder) throws { json = try JSONValue(from: decoder) }

    func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    /// A value of a type that is asked for; nil where it was stored as another.
    static func read<Value>(_ value: any Sendable, as type: Value.Type) -> Value? {
        guard let stored = value as? StoredValue else { return value as? Value }
        guard let type = type as? any Decodable.Type else { return nil }
        return (try? stored.json.decode(type)) as? Value
    }
}
