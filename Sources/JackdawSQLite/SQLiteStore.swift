internal import Dispatch
internal import Foundation
internal import GRDB
public import JackdawCore
internal import Synchronization

/// Keeps conversations in a file, by SQLite: for a bot that runs as one process.
///
/// ```swift
/// bot.use(store: try SQLiteStore(path: "bot.db"))
/// ```
///
/// What was saved outlives a crash of the process, and of the machine. While the store is open there are two more files
/// beside the one that was named, with `-wal` and `-shm` at the end of their names. Several processes may have it open
/// at once, on one machine.
public final class SQLiteStore: AddressedStore {
    /// What addresses of such stores begin with: `sqlite`.
    public static let schemes = ["sqlite"]

    let file: SQLiteFile
    private let maximumPages: Int?
    private let patience: Double
    private let state = Mutex(State())

    private struct State {
        var pool: DatabasePool?
        /// Whether the log is another process's, to be left as it is.
        var leavesLog = false
        /// How many methods have the pool in their hands.
        var uses = 0
        /// Goes on when nobody has any more.
        var closing: CheckedContinuation<Void, Never>?
    }

    /// The store in a file, which is made when there is none.
    ///
    /// - Parameter path: Where the file is; its folder exists already.
    /// - Throws: ``/JackdawCore/StoreError`` when the path cannot be that of a file.
    public convenience init(path: String) throws {
        try self.init(path: path, maximumPages: nil, patience: 5)
    }

    /// The store at an address: `sqlite:bot.db` in the working directory, `sqlite:/var/lib/bot.db` elsewhere.
    ///
    /// All that follows the colon is the path, as it is.
    ///
    /// - Throws: ``/JackdawCore/StoreError`` when it is no such address.
    public convenience init(address: String) throws {
        try self.init(path: SQLiteFile.path(ofAddress: address))
    }

    /// With a bound on the size of the file, as a full disk is one, and seconds to wait for another process that writes.
    package init(path: String, maximumPages: Int?, patience: Double) throws {
        file = try SQLiteFile(path: path)
        self.maximumPages = maximumPages
        self.patience = patience
    }

    /// Opens the file, makes it when there is none, and brings an older one up to date.
    ///
    /// A new file can be read by nobody but the user of the process.
    ///
    /// - Throws: ``/JackdawCore/StoreError``: the file is another program's, was made by a newer version, or is damaged (it
    ///   was not changed then), its folder is missing or cannot be written, or the disk is full.
    public func open() async throws {
        guard state.withLock({ $0.pool == nil }) else { return }
        let pool = try await blocking { [file, maximumPages, patience] in
            try file.prepare()
            try SQLiteSchema.check(file, patience: patience)
            return try SQLiteSchema.openPool(file, maximumPages: maximumPages, patience: patience)
        }
        state.withLock { state in
            state.pool = pool
            state.leavesLog = false
        }
    }

    /// Opens a file that is there, to read it; a bot may be using it.
    ///
    /// - Throws: ``/JackdawCore/StoreError``: there is no such file, or it is another program's, of another version, or damaged.
    public func openForReading() async throws {
        guard state.withLock({ $0.pool == nil }) else { return }
        let (pool, leavesLog) = try await blocking { [file, patience] in
            // Also who only reads makes one where there is none.
            let hadLog = file.hasLog
            do {
                return (try SQLiteSchema.openForReading(file, patience: patience), hadLog)
            } catch {
                if !hadLog { try? Self.removeLog(of: file) }
                throw error
            }
        }
        state.withLock { state in
            state.pool = pool
            state.leavesLog = leavesLog
        }
    }

    /// Waits for what is under way, and closes the file; nothing is left beside it, unless another process has it open.
    public func close() async {
        let (opened, leavesLog) = state.withLock { ($0.pool.take(), $0.leavesLog) }
        guard let pool = opened else { return }
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                if state.uses > 0 { state.closing = continuation }
                return state.uses == 0
            }
            if isIdle { continuation.resume() }
        }
        // What is left open after an error of the file system is closed with the last reference to the pool.
        try? await blocking { [file] in
            // Before the connection that writes, for the last one to close tidies up, and these may not.
            pool.invalidateReadOnlyConnections()
            try pool.close()
            if !leavesLog { try Self.removeLog(of: file) }
        }
    }

    /// Removes the files beside the one of the store, unless another process has it open.
    private static func removeLog(of file: SQLiteFile) throws {
        // A connection may be closed by another thread, and later than this: then somebody has to come after it.
        for _ in 0..<20 where file.hasLog {
            try DatabaseQueue(path: file.path).close()
            if file.hasLog { Thread.sleep(forTimeInterval: 0.01) }
        }
    }

    /// Reads in a transaction, so that all of it is of one moment.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await use { pool, finish in
            pool.asyncRead { database in finish(Result { try body(database.get()) }) }
        }
    }

    /// Writes in a transaction, and returns when it is on the disk.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await use { pool, finish in
            pool.asyncWrite(body) { _, result in finish(result) }
        }
    }

    /// Has the pool do something, which it does on threads of its own.
    ///
    /// GRDB's async methods are not used because they give up when the task is cancelled: what a conversation has come to
    /// is to be saved also by a task that is.
    private func use<Value: Sendable>(
        _ start: (DatabasePool, @escaping @Sendable (Result<Value, any Error>) -> Void) -> Void
    ) async throws -> Value {
        let opened = state.withLock { state in
            if state.pool != nil { state.uses += 1 }
            return state.pool
        }
        guard let opened else {
            throw StoreError(.unavailable, "the session store \(file.path) is not open: open it before it is used")
        }
        defer {
            let closing = state.withLock { state in
                state.uses -= 1
                return state.uses == 0 ? state.closing.take() : nil
            }
            closing?.resume()
        }
        do {
            return try await withCheckedThrowingContinuation { continuation in
                start(opened) { continuation.resume(with: $0) }
            }
        } catch {
            throw StoreError(error, file: file)
        }
    }

    /// Does something on a thread that may wait for the disk.
    private func blocking<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
            }
        } catch {
            throw StoreError(error, file: file)
        }
    }
}
