/// Encodes one property of a row into a cell; what is more than a single value leaves the slot empty.
struct CellEncoder: Encoder {
    let slot: CellSlot
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(NoKeyedContainer())
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { NoContainer() }
    func singleValueContainer() -> any SingleValueEncodingContainer { CellContainer(slot: slot) }
}

/// Where a property's value is put, if it turns out to be a single one.
final class CellSlot {
    var cell: Cell?
}

/// Takes a single value.
struct CellContainer: SingleValueEncodingContainer {
    let slot: CellSlot
    let codingPath: [any CodingKey] = []

    mutating func encodeNil() { slot.cell = .missing }
    mutating func encode(_ value: Bool) { slot.cell = .boolean(value) }
    mutating func encode(_ value: String) { slot.cell = .string(value) }
    mutating func encode(_ value: Double) { slot.cell = .number(value) }
    mutating func encode(_ value: Float) { slot.cell = .number(Double(value)) }
    mutating func encode(_ value: Int) { put(value) }
    mutating func encode(_ value: Int8) { put(value) }
    mutating func encode(_ value: Int16) { put(value) }
    mutating func encode(_ value: Int32) { put(value) }
    mutating func encode(_ value: Int64) { put(value) }
    mutating func encode(_ value: UInt) { put(value) }
    mutating func encode(_ value: UInt8) { put(value) }
    mutating func encode(_ value: UInt16) { put(value) }
    mutating func encode(_ value: UInt32) { put(value) }
    mutating func encode(_ value: UInt64) { put(value) }

    mutating func encode(_ value: some Encodable) throws {
        slot.cell = try Cell(encoding: value)
    }

    /// Beyond 64 bits with a sign there are only the less exact numbers.
    private func put(_ value: some BinaryInteger) {
        slot.cell = Int64(exactly: value).map(Cell.integer) ?? .number(Double(value))
    }
}
