extension JackdawConfiguration {
    /// How much of everything is allowed: each is enforced before memory is spent.
    public struct Limits: Sendable, Equatable {
        /// The longest message a client may send, in octets as they arrive, all its fragments together.
        public var message = 1_048_576

        /// The longest frame a client may send, in octets of payload.
        public var frame = 1_048_576

        /// The longest message after decompression, in octets.
        public var inflatedMessage = 1_048_576

        /// The largest file a client may upload, in octets.
        public var upload = 26_214_400

        /// The room for all files together, in octets.
        public var storage = 1_073_741_824

        /// The longest voice message.
        public var voice: Duration = .seconds(300)

        /// How many messages of a session may wait to be handled; past that its sockets are not read.
        public var pending = 64

        /// How many octets may wait to be sent on a connection; a client that stays above is disconnected with 1008.
        public var outgoingBuffer = 8_388_608

        /// How many messages a second a session may send, averaged; short bursts of as many are fine.
        public var messagesPerSecond = 100

        /// How many connections one address may hold.
        ///
        /// Behind a reverse proxy all clients share its address: name it in ``JackdawConfiguration/trustedProxies``.
        public var connectionsPerAddress = 1_000

        /// How many connections there may be at once.
        public var connections = 10_000

        /// How long a new connection may take to send its first request's head.
        public var handshakeTime: Duration = .seconds(10)

        /// How long an HTTP connection may stay open without sending anything, or taking anything of an answer.
        public var idleTime: Duration = .seconds(60)

        /// How long a client may take to answer the server's close frame.
        public var closeTime: Duration = .seconds(5)

        /// How many sessions there may be; past that the one that was idle longest goes.
        public var sessions = 100_000

        /// How long a session lives on without anything happening in it.
        public var sessionIdle: Duration = .seconds(86_400)

        /// How many of a session's latest messages are kept to be shown again.
        public var history = 1_000

        /// How long a body may run before it is cancelled; nil: as long as it likes.
        public var bodyTime: Duration?

        /// Makes the default limits.
        public init() {}
    }
}
