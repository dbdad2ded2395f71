/// The keyed container of ``JSONValueEncoder``.
struct JSONKeyedEncoding<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONValueEncoder

    init(encoder: JSONValueEncoder) {
        self.encoder = encoder
        if case .object = encoder.node.content { return }
        encoder.node.content = .object([])
    }

    var codingPath: [any CodingKey] { encoder.codingPath }

    private func place(_ key: any CodingKey) -> JSONValueEncoder {
        encoder.nested(encoder.node.set(key.stringValue), key)
    }

    func encodeNil(forKey key: Key) { place(key).node.content = .scalar(.null) }
    func encode(_ value: Bool, forKey key: Key) { place(key).node.content = .scalar(.bool(value)) }
    func encode(_ value: String, forKey key: Key) { place(key).node.content = .scalar(.string(value)) }
    func encode(_ value: some Encodable, forKey key: Key) throws {
        try JSONSingleEncoding(encoder: place(key)).encode(value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        place(key).container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { place(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { place(JSONKey("super")) }
    func superEncoder(forKey key: Key) -> any Encoder { place(key) }
}

/// The unkeyed container of ``JSONValueEncoder``.
struct JSONUnkeyedEncoding: UnkeyedEncodingContainer {
    let encoder: JSONValueEncoder

    init(encoder: JSONValueEncoder) {
        self.encoder = encoder
        if case .array = encoder.node.content { return }
        encoder.node.content = .array([])
    }

    var codingPath: [any CodingKey] { encoder.codingPath }
    var count: Int {
        if case .array(let nodes) = encoder.node.content { nodes.count } else { 0 }
    }

    private func place() -> JSONValueEncoder {
        let key = JSONKey(index: count)
        return encoder.nested(encoder.node.append(), key)
    }

    func encodeNil() { place().node.content = .scalar(.null) }
    func encode(_ value: Bool) { place().node.content = .scalar(.bool(value)) }
    func encode(_ value: String) { place().node.content = .scalar(.string(value)) }
    func encode(_ value: some Encodable) throws {
        try JSONSingleEncoding(encoder: place()).encode(value)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        place().container(keyedBy: keyType)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { place().unkeyedContainer() }
    func superEncoder() -> any Encoder { place() }
}

/// The single value container of ``JSONValueEncoder``.
struct JSONSingleEncoding: SingleValueEncodingContainer {
    let encoder: JSONValueEncoder

    var codingPath: [any CodingKey] { encoder.codingPath }

    private func put(_ value: JSONValue) { encoder.node.content = .scalar(value) }

    func encodeNil() { put(.null) }
    func encode(_ value: Bool) { put(.bool(value)) }
    func encode(_ value: String) { put(.string(value)) }
    func encode(_ value: some Encodable) throws {
        switch value {
        case let integer as any BinaryInteger: put(JSONValueEncoder.scalar(integer))
        case let number as any BinaryFloatingPoint: put(JSONValueEncoder.scalar(number))
        default: try encoder.encode(value)
        }
    }
}
