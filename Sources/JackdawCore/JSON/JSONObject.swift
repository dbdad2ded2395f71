/// A JSON object that keeps its keys in the order in which they were first set.
///
/// Of a key that occurs twice, the last value counts (as browsers and Python read it). Two objects are equal when
/// they have the same values for the same keys, whatever the order: RFC 8259, section 4, gives order no meaning.
public struct JSONObject: Sendable {
    /// The keys, in order.
    public private(set) var keys: [String] = []
    /// The values, each at the place of its key in ``keys``.
    public private(set) var values: [JSONValue] = []
    // Where each key stands. Only kept for larger objects: for a handful of keys comparing is faster than hashing.
    private var places: [String: Int]?

    private static let linearLimit = 8

    /// An object without keys.
    public init() {}

    /// An object of these pairs; of a key that occurs twice the last value counts.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        for (key, value) in pairs { set(key, value) }
    }

    /// How many keys there are.
    public var count: Int { keys.count }

    /// Whether there is no key.
    public var isEmpty: Bool { keys.isEmpty }

    /// The value of a key; setting nil removes the key, setting ``JSONValue/null`` does not.
    public subscript(key: String) -> JSONValue? {
        get {
            guard let place = place(of: key) else { return nil }
            return values[place]
        }
        set {
            if let newValue { set(key, newValue) } else { remove(key) }
        }
    }

    /// Makes room, for a writer that knows how many keys will come.
    package mutating func reserveCapacity(_ capacity: Int) {
        keys.reserveCapacity(capacity)
        values.reserveCapacity(capacity)
    }

    package mutating func set(_ key: String, _ value: JSONValue) {
        if let place = place(of: key) {
            values[place] = value
            return
        }
        keys.append(key)
        values.append(value)
        if places != nil {
            places?[key] = keys.count - 1
        } else if keys.count > Self.linearLimit {
            indexKeys()
        }
    }

    private mutating func remove(_ key: String) {
        guard let place = place(of: key) else { return }
        keys.remove(at: place)
        values.remove(at: place)
        if places != nil { indexKeys() }
    }

    private mutating func indexKeys() {
        places = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
    }

    private func place(of key: String) -> Int? {
        if let places { return places[key] }
        return keys.firstIndex(of: key)
    }
}

extension JSONObject: Sequence {
    /// Visits the pairs in order.
    public func makeIterator() -> some IteratorProtocol<(key: String, value: JSONValue)> {
        zip(keys, values).lazy.map { (key: $0, value: $1) }.makeIterator()
    }

    /// How many pairs there are.
    public var underestimatedCount: Int { keys.count }
}

extension JSONObject: Hashable {
    /// Compares keys and values, not their order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        // Written by the same program, two objects mostly have the same order.
        if left.keys == right.keys { return left.values == right.values }
        return zip(left.keys, left.values).allSatisfy { right[$0] == $1 }
    }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) {
        // Must not depend on the order: the sum of what each pair hashes to.
        var sum = 0
        for (key, value) in zip(keys, values) {
            var pair = Hasher()
            pair.combine(key)
            pair.combine(value)
            sum &+= pair.finalize()
        }
        hasher.combine(count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object with its keys in the order written.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

extension JSONObject: CustomStringConvertible {
    /// The object as JSON text.
    public var description: String { JSONValue.object(self).description }
}
