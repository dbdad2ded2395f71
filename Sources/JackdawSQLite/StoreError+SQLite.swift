internal import GRDB
internal import JackdawCore

extension StoreError {
    /// What an error of SQLite means for a store.
    init(_ error: any Error, file: SQLiteFile) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(database: error, file: file)
        case is RowDecodingError: self.init(damaged: file, "a column holds a value of another type")
        default: self.init(.unavailable, "the session store \(file.path) cannot be used: \(error)")
        }
    }

    /// What a result code of SQLite (https://sqlite.org/rescode.html) means for a store.
    private init(database error: DatabaseError, file: SQLiteFile) {
        let message = error.message ?? "error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT:
            self.init(damaged: file, message)
        case .SQLITE_FULL:
            self.init(
                .unavailable,
                "there is no room for the session store \(file.path): make room on the disk; nothing was saved"
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .unavailable,
                "another program keeps the session store \(file.path) locked: end what holds it open, or try again"
            )
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self =
                file.obstacle
                ?? StoreError(
                    .misconfigured,
                    "the session store \(file.path) cannot be used: \(message) – see to the permissions of it, of its folder "
                        + "and of the files beside it that end in -wal and -shm"
                )
        case .SQLITE_IOERR:
            self.init(
                .unavailable,
                "the session store \(file.path) cannot be read or written: \(message) – see what the system's log says "
                    + "about the disk"
            )
        default:
            self.init(.unavailable, "the session store \(file.path) cannot be used: \(message)")
        }
    }

    /// The contents of the file are not what they should be.
    init(damaged file: SQLiteFile, _ reason: String) {
        self.init(
            .damaged,
            "the session store \(file.path) is damaged, or no SQLite database: \(reason) – move it away, with the files "
                + "beside it that end in -wal and -shm, and restore a back-up; nothing was changed"
        )
    }
}
