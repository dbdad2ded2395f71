extension JackdawConfiguration {
    /// How messages are compressed (permessage-deflate, RFC 7692).
    public struct Compression: Sendable, Equatable {
        /// Whether compression is agreed to when a client offers it.
        public var enabled = true

        /// zlib's level, 1 (fastest) to 9 (smallest).
        public var level = 1

        /// The base-two logarithm of the window to compress with, 9 to 15: memory against ratio.
        public var windowBits = 12

        /// zlib's memory level, 1 to 9.
        public var memoryLevel = 5

        /// Whether a message may refer to the ones before it: smaller messages for about 50 kB a connection.
        public var contextTakeover = true

        /// Messages of fewer octets are sent as they are.
        public var threshold = 64

        /// How many octets of memory compression may cost one connection; dearer settings are lowered until they fit.
        public var memoryPerConnection = 98_304

        /// How many octets of memory compression may cost all connections together; past that it goes on without contexts.
        public var memory = 268_435_456

        /// Makes the default options.
        public init() {}
    }
}
