extension JackdawConfiguration {
    /// Where conversations are kept.
    public struct Store: Sendable, Equatable {
        /// The address of the store, as `sqlite:bot.db` or `postgres://bot@db.example.org/chat`; nil keeps conversations in
        /// memory alone, or where the bot's own code says.
        ///
        /// The program must know stores of that kind: `bot.use(storeKinds: SQLiteStore.self)`.
        public var address: String?

        /// How long a conversation is kept that nobody uses.
        public var retention: Duration = .seconds(30 * 24 * 60 * 60)

        /// The default: memory alone.
        public init() {}
    }
}
