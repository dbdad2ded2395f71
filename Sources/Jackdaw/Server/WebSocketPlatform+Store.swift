internal import JackdawCore

extension WebSocketPlatform {
    /// Hands the store that the configuration names to the conversations.
    ///
    /// - Throws: ``ConfigurationError`` when the program knows no such stores, or the address is none. What stands in the
    ///   address is not repeated: it may hold a password.
    func useStore(_ configured: JackdawConfiguration.Store) throws(ConfigurationError) {
        if configured.retention != JackdawConfiguration.Store().retention {
            conversations.configure { $0.retention = configured.retention }
        }
        guard let address = configured.address, !address.isEmpty else { return }
        let kinds = conversations.settings.storeKinds
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard let kind = kinds.first(where: { $0.schemes.contains(scheme) }) else {
            let known = kinds.flatMap { $0.schemes }
            throw ConfigurationError(
                known.isEmpty
                    ? "store: this program knows no stores; add bot.use(storeKinds: SQLiteStore.self) of JackdawSQLite"
                    : "store: an address begins with \(known.map { "\($0):" }.joined(separator: " or "))"
            )
        }
        let store = Result { try kind.init(address: address) as any SessionStore }
        switch store {
        case .success(let store): conversations.configure { $0.store = store }
        case .failure(let error): throw ConfigurationError("store: \(error)")
        }
    }
}
