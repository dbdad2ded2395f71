/// Takes what cannot be a cell, and forgets it: whoever encodes finds the slot empty, and says so.
struct NoContainer: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey] = []
    let count = 0

    mutating func encodeNil() {}
    mutating func encode(_ value: some Encodable) {}

    mutating func nestedContainer<Key: CodingKey>(keyedBy keyType: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(NoKeyedContainer())
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { Self() }
    mutating func superEncoder() -> any Encoder { CellEncoder(slot: CellSlot()) }
}

/// Takes the properties of what cannot be a cell, and forgets them.
struct NoKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey] = []

    mutating func encodeNil(forKey key: Key) {}
    mutating func encode(_ value: some Encodable, forKey key: Key) {}

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(NoKeyedContainer<Nested>())
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { NoContainer() }
    mutating func superEncoder() -> any Encoder { CellEncoder(slot: CellSlot()) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { CellEncoder(slot: CellSlot()) }
}
