extension JackdawConfiguration {
    /// How messages are written on the wire.
    public struct ProtocolOptions: Sendable, Equatable {
        /// What the besser dialect's reply actions begin with.
        public var replyPrefix = ReplyPrefix.agent

        /// Makes the default options.
        public init() {}
    }

    /// The beginning of the names of the besser dialect's reply actions.
    public enum ReplyPrefix: String, Sendable, Equatable, CaseIterable {
        /// `agent_reply_str` and so on, as clients of BESSER 4 expect.
        case agent

        /// `bot_reply_str` and so on, as clients of BESSER 1.5 expect.
        case bot
    }
}
