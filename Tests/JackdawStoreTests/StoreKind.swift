import Foundation
import JackdawCore
import JackdawPostgres
import JackdawSQLite

/// The kinds of stores, all of which behave in the same way.
///
/// A further kind is a case here and a branch of ``withPlace(_:)``; one that is not on every machine is left out of an
/// `allCases` of its own where it is missing.
enum StoreKind: String, CaseIterable, Sendable {
    case memory
    case sqlite
    case postgres

    /// Those that can be tried on this machine.
    static let allCases: [StoreKind] = [.memory, .sqlite] + (TemporaryPostgres.isInstalled ? [.postgres] : [])

    /// Makes stores, not yet open, that all keep their sessions in one place.
    typealias Maker = @Sendable () throws -> any SessionStore

    /// A place of its own, which is gone when the test is over.
    func withPlace(_ body: (Maker) async throws -> Void) async throws {
        switch self {
        case .memory:
            let store = MemoryStore()
            try await body { store }
        case .sqlite:
            try await withTemporaryFolder { folder in
                try await body { try SQLiteStore(path: folder + "/bot.db") }
            }
        case .postgres:
            let server = try await TemporaryPostgres.shared
            let address = server.address(schema: try server.makeSchema())
            try await body { try PostgresStore(address: address) }
        }
    }

    /// A store that is open and empty.
    func withStore(_ body: (any SessionStore) async throws -> Void) async throws {
        try await withPlace { makeStore in try await withOpenStore(makeStore, body) }
    }
}

/// A store that is open for as long as `body` runs.
func withOpenStore(_ makeStore: StoreKind.Maker, _ body: (any SessionStore) async throws -> Void) async throws {
    let store = try makeStore()
    try await store.open()
    do {
        try await body(store)
    } catch {
        await store.close()
        throw error
    }
    await store.close()
}

/// A folder that is removed when the test is over.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/jackdaw-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
}
