extension Bot {
    /// Sets where conversations are kept, so that they outlive the process.
    ///
    /// ```swift
    /// bot.use(store: SQLiteStore(path: "bot.db"))
    /// ```
    ///
    /// - Parameters:
    ///   - store: Where to keep them.
    ///   - retention: How long a conversation is kept that nobody uses.
    public mutating func use(store: some SessionStore, retention: Duration = .seconds(30 * 24 * 60 * 60)) {
        conversations.configure {
            $0.store = store
            $0.retention = retention
        }
    }

    /// Lets the command line and the configuration name a store of these kinds: `--store sqlite:bot.db`.
    ///
    /// ```swift
    /// bot.use(storeKinds: SQLiteStore.self, PostgresStore.self)
    /// ```
    public mutating func use(storeKinds kinds: any AddressedStore.Type...) {
        conversations.configure { $0.storeKinds += kinds }
    }

    /// Sets where stored conversations go on whose state the bot no longer has; by default, they begin anew.
    ///
    /// ```swift
    /// bot.continueStoredConversations { state in state == "paying" ? Step.checkout : nil }
    /// ```
    ///
    /// - Parameter successor: Is given the name of the state; nil lets the conversation begin anew. The body of the state
    ///   that it names is not run.
    public mutating func continueStoredConversations<ID: StateID>(
        _ successor: @escaping @Sendable (_ state: String) -> ID?
    ) {
        conversations.configure { $0.successor = { successor($0)?.name } }
    }
}
