import PermessageDeflate

/// The decompressors that the connections of one event loop take turns with, where a message refers to no other.
///
/// Not `Sendable`: it belongs to its event loop.
final class InflaterPool {
    private var spare: [Inflater] = []

    func take() -> Inflater {
        spare.popLast() ?? Inflater(keepsContext: false)
    }

    /// Takes one back whose message has ended.
    func giveBack(_ inflater: Inflater) {
        if spare.count < 4 { spare.append(inflater) }
    }
}

/// Where a connection's compressed messages are decompressed.
enum Inflation {
    /// By a decompressor of its own, which remembers earlier messages.
    case own(Inflater)
    /// By any that is free.
    case pooled(InflaterPool)
}
