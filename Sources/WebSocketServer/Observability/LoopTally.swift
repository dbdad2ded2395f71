/// What the connections of one event loop have moved since it was last reported.
///
/// Counted here and reported about once a second, since a metrics backend may take a lock for each count.
struct LoopTally {
    struct Direction {
        var messages = 0
        var payloadOctets = 0
        var wireOctets = 0

        mutating func add(payload: Int, wire: Int) {
            messages += 1
            payloadOctets += payload
            wireOctets += wire
        }
    }

    var received = Direction()
    var sent = Direction()
}

/// What the connections of an event loop, or of all of them, hold at a moment.
struct LoopLoad: Hashable {
    var connections = 0
    var queuedMessages = 0
    var unsentOctets = 0

    static func + (left: LoopLoad, right: LoopLoad) -> LoopLoad {
        LoopLoad(
            connections: left.connections + right.connections,
            queuedMessages: left.queuedMessages + right.queuedMessages,
            unsentOctets: left.unsentOctets + right.unsentOctets
        )
    }
}
