/// A statement and its values.
struct Command: Sendable {
    let statement: Statement
    // All values one after the other, so that a command of many values is one piece of memory. The first octet is
    // there so that an empty value has an address too: without one it would be NULL.
    private var octets: [UInt8] = [0]
    private var places: [Range<Int>?] = []

    init(statement: Statement) {
        self.statement = statement
    }

    mutating func add(_ value: (any Parameter)?) {
        guard let value else { return places.append(nil) }
        let start = octets.count
        value.encode(into: &octets)
        places.append(start..<octets.count)
    }

    /// The values as libpq takes them.
    func withValues<Result>(
        _ body: (
            _ count: Int32, _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
        ) -> Result
    ) -> Result {
        octets.withUnsafeBufferPointer { octets in
            octets.withMemoryRebound(to: CChar.self) { octets in
                body(
                    Int32(places.count),
                    places.map { place in place.flatMap { octets.baseAddress?.advanced(by: $0.lowerBound) } },
                    places.map { Int32($0?.count ?? 0) },
                    Array(repeating: binaryFormat, count: places.count)
                )
            }
        }
    }
}

/// How libpq is told that values are not texts.
let binaryFormat: Int32 = 1
