extension JSONValue {
    /// The JSON of a value, with the keys in the order in which the type encodes them.
    ///
    /// `Data` becomes a string in base64, `URL` a string.
    ///
    /// ```swift
    /// struct Order: Codable { var size: String; var count: Int }
    /// let json = try JSONValue(encoding: Order(size: "large", count: 2)) // {"size":"large","count":2}
    /// let order = try json.decode(Order.self)
    /// ```
    /// - Parameters:
    ///   - value: What to encode.
    ///   - dates: How dates are written; by default so that they read back exactly.
    /// - Throws: What the value's `encode(to:)` throws.
    public init(encoding value: some Encodable, dates: JSONDateEncoding = .exact) throws {
        let encoder = JSONValueEncoder(dates: dates)
        try encoder.encode(value)
        self = encoder.node.value
    }

    /// Reads the JSON as a value.
    ///
    /// - Parameter type: What to read it as. A `Date` is read from what any ``JSONDateEncoding`` but milliseconds wrote.
    /// - Throws: `DecodingError`, with the path to what did not fit.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONValueDecoder(value: self, codingPath: []).decode(type)
    }
}
