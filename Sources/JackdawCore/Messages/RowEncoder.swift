/// Encodes one row into the cells of a table.
struct RowEncoder: Encoder {
    let table: CellTable
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        table.nameRow()
        return KeyedEncodingContainer(RowContainer(table: table))
    }

    // A row without names ends up without cells, and is refused once it has been encoded.
    func unkeyedContainer() -> any UnkeyedEncodingContainer { NoContainer() }
    func singleValueContainer() -> any SingleValueEncodingContainer { CellContainer(slot: CellSlot()) }
}

/// The properties of a row.
private struct RowContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let table: CellTable
    let codingPath: [any CodingKey] = []

    mutating func encodeNil(forKey key: Key) {
        table.set(.missing, in: key.stringValue)
    }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        guard let cell = try Cell(encoding: value) else {
            throw DataFrameError.notAValue(column: key.stringValue, row: table.rowCount - 1)
        }
        table.set(cell, in: key.stringValue)
    }

    /// What is nil has its column all the same, in its place.
    private mutating func put(_ value: (some Encodable)?, _ key: Key) throws {
        if let value { try encode(value, forKey: key) } else { encodeNil(forKey: key) }
    }

    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try put(value, key) }
    mutating func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws { try put(value, key) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy keyType: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(NoKeyedContainer())
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { NoContainer() }
    mutating func superEncoder() -> any Encoder { CellEncoder(slot: CellSlot()) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { CellEncoder(slot: CellSlot()) }
}
