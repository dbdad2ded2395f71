import Foundation
import GRDB
import JackdawCore
import JackdawSQLite
import Testing

extension SQLiteStore {
    /// The error of opening the store, which must fail.
    func openingError(_ location: SourceLocation = #_sourceLocation) async throws -> StoreError {
        try await #require(throws: StoreError.self, sourceLocation: location) { try await open() }
    }

    /// The first error that somebody meets who opens the store and reads all of it.
    func readingError() async -> StoreError? {
        do {
            try await open()
            _ = try await allSessions()
            await close()
            return nil
        } catch {
            await close()
            return error as? StoreError
        }
    }
}

/// Makes a store of 200 sessions in that file.
func makeFilledStore(_ path: String) async throws {
    let store = try SQLiteStore(path: path)
    try await store.open()
    let text = String(repeating: "what was said ", count: 30)
    _ = try await store.save(
        (0..<200).map { .new(record("\($0)", content: text), frames: [.init(sequence: 1, content: text)]) }
    )
    await store.close()
}

/// Makes a database as another program would.
func makeDatabase(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
}

func contents(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path))
}

func write(_ data: Data, _ path: String) throws {
    try data.write(to: URL(filePath: path))
}

func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
}
