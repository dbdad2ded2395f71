internal import JackdawCore

extension ConversationSettings {
    /// The store at an address, of one of the kinds that the program knows; it is not open yet.
    ///
    /// - Throws: ``ConfigurationError`` when the program knows no such stores, or the address is none. What stands in the
    ///   address is not repeated: it may hold a password.
    func store(at address: String) throws(ConfigurationError) -> any AddressedStore {
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard let kind = storeKinds.first(where: { $0.schemes.contains(scheme) }) else {
            let known = storeKinds.flatMap { $0.schemes }
            throw ConfigurationError(
                known.isEmpty
                    ? "store: this program knows no stores; add bot.use(storeKinds: SQLiteStore.self) of JackdawSQLite"
                    : "store: an address begins with \(known.map { "\($0):" }.joined(separator: " or "))"
            )
        }
        do {
            return try kind.init(address: address)
        } catch {
            throw ConfigurationError("store: \(error)")
        }
    }
}
