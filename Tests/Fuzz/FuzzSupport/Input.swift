/// What libFuzzer made up: some octets that choose settings, and the rest.
public struct Input {
    private var octets: ArraySlice<UInt8>

    /// Copies the input: libFuzzer wants it unchanged, and the code under test may unmask where it reads.
    public init(_ data: UnsafePointer<UInt8>, _ size: Int) {
        octets = Array(UnsafeBufferPointer(start: data, count: size))[...]
    }

    /// The next octet; 0 where the input is at its end.
    public mutating func octet() -> UInt8 { octets.popFirst() ?? 0 }

    /// The next octets, or fewer where the input is at its end.
    public mutating func octets(_ count: Int) -> [UInt8] {
        defer { octets = octets.dropFirst(count) }
        return Array(octets.prefix(count))
    }

    /// All that is left.
    public mutating func rest() -> [UInt8] { octets(octets.count) }
}

/// Stops with a message where a property does not hold. (`precondition` loses its message when optimised.)
public func require(_ holds: Bool, _ property: @autoclosure () -> String) {
    if !holds { fatalError(property()) }
}
