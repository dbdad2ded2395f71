/// What Unicode's compatibility normalisation and case folding make of scalars, where it is not their lower case alone.
struct FoldingTable: Sendable {
    static let shared = FoldingTable(data)

    /// By scalar, in rising order.
    private var scalars: [UInt32] = []
    private var ends: [Int] = []
    private var results: [UInt32] = []

    private init(_ data: StaticString) {
        var next: UInt32 = 0
        var parsed: [UInt32] = []
        data.withUTF8Buffer { bytes in
            for entry in bytes.split(separator: UInt8(ascii: " ")) {
                guard entry.last != UInt8(ascii: ":") else {
                    next = Self.number(entry.dropLast())
                    continue
                }
                let counted = entry.split(whereSeparator: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "=") })
                let rises = entry.contains(UInt8(ascii: "~"))
                parsed = counted[0].split(separator: UInt8(ascii: "+")).map(Self.number)
                for step in 0..<(counted.count > 1 ? Self.number(counted[1]) : 1) {
                    scalars.append(next)
                    next += 1
                    for value in parsed { results.append(rises ? value + step : value) }
                    ends.append(results.count)
                }
            }
        }
    }

    /// What becomes of `scalar`, or nil when the table says nothing about it.
    func result(for scalar: UInt32) -> ArraySlice<UInt32>? {
        var low = 0
        var high = scalars.count
        while low < high {
            let middle = (low + high) / 2
            if scalars[middle] < scalar { low = middle + 1 } else { high = middle }
        }
        guard low < scalars.count, scalars[low] == scalar else { return nil }
        return results[(low == 0 ? 0 : ends[low - 1])..<ends[low]]
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32 {
        digits.reduce(0) { $0 * 16 + UInt32($1 < 0x3A ? $1 - 0x30 : $1 - 0x37) }
    }
}
