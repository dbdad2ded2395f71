public import NIOCore

/// Cuts octets into pieces whose sizes the fuzzer chooses.
public struct Cuts {
    private let sizes: [Int]

    /// - Parameter sizes: the sizes, used in turn; nothing, or only zeros, means one octet at a time.
    public init(_ sizes: some Collection<UInt8>) {
        let sizes = sizes.map(Int.init)
        // Zeros stay where there is something else: an empty piece must do no harm either.
        self.sizes = sizes.contains { $0 > 0 } ? sizes : [1]
    }

    /// The pieces, each in memory of its own: what reads them may write there.
    public func pieces(of octets: [UInt8]) -> [ByteBuffer] {
        var pieces: [ByteBuffer] = []
        var start = 0
        var turn = 0
        while start < octets.count {
            let end = min(octets.count, start + sizes[turn % sizes.count])
            pieces.append(ByteBuffer(bytes: octets[start..<end]))
            start = end
            turn += 1
        }
        return pieces
    }
}
