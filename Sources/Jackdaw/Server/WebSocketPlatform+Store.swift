internal import JackdawCore

extension WebSocketPlatform {
    /// Hands the store that the configuration names to the conversations.
    ///
    /// - Throws: ``ConfigurationError`` when the program knows no such stores, or the address is none.
    func useStore(_ configured: JackdawConfiguration.Store) throws(ConfigurationError) {
        if configured.retention != JackdawConfiguration.Store().retention {
            conversations.configure { $0.retention = configured.retention }
        }
        guard let address = configured.address, !address.isEmpty else { return }
        let store = try conversations.settings.store(at: address)
        conversations.configure { $0.store = store }
    }
}
