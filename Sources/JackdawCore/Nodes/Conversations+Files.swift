import Logging

extension Conversations {
    /// What all nodes that share the store have in common, and nobody else knows; nil where there is no such store.
    package var commonKey: String? { engineIfPrepared?.nodes?.commonKey }

    /// Lets all nodes have a file that somebody uploaded.
    ///
    /// - Throws: ``StoreError`` when it cannot be stored.
    package func share(_ file: File, id: String, of session: Session) async throws {
        try await engineIfPrepared?.nodes?.store.keep(file, id: id, of: session.id)
    }

    /// A file that somebody uploaded at another node; nil where there is none of that id.
    package func sharedFile(_ id: String) async -> UploadedFile? {
        guard let nodes = engineIfPrepared?.nodes else { return nil }
        do {
            return try await nodes.store.file(id)
        } catch {
            settings.logger.warning("a file cannot be read", metadata: ["error": "\(error)"])
            return nil
        }
    }
}
