internal import GRDB
internal import JackdawCore

/// The tables, and how older ones become them.
enum SQLiteSchema {
    /// What the file says it is of (`PRAGMA application_id`): `Jkdw`.
    static let applicationID = 0x4A6B_6477

    /// How tables of each version become those of the next; the number of the last is that of the newest version, which
    /// stands in the file (`PRAGMA user_version`).
    ///
    /// Only what is looked for is in an index: each that a change is in costs it a page. The frames of all sessions lie in
    /// the order in which they came, so that those of one transaction take a page or two. (The first version had those of
    /// one session beside each other: then each needs room in a page that is full, and a message took four pages.)
    static let migrations = [
        """
        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL,
            user TEXT,
            name TEXT,
            state TEXT NOT NULL,
            last_active INTEGER NOT NULL,
            wakes INTEGER,
            content TEXT NOT NULL
        ) STRICT;
        CREATE TABLE frames (
            session TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (session, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_of_users ON sessions (user, last_active) WHERE user IS NOT NULL;
        CREATE INDEX sessions_that_wake ON sessions (wakes) WHERE wakes IS NOT NULL;
        CREATE INDEX sessions_that_rest ON sessions (last_active) WHERE wakes IS NULL;
        """,
        """
        ALTER TABLE sessions RENAME TO old_sessions;
        ALTER TABLE frames RENAME TO old_frames;
        CREATE TABLE sessions (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            version INTEGER NOT NULL,
            user TEXT,
            name TEXT,
            state TEXT NOT NULL,
            last_active INTEGER NOT NULL,
            wakes INTEGER,
            content TEXT NOT NULL
        ) STRICT;
        CREATE TABLE frames (
            session INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            content TEXT NOT NULL
        ) STRICT;
        INSERT INTO sessions (id, version, user, name, state, last_active, wakes, content)
            SELECT id, version, user, name, state, last_active, wakes, content FROM old_sessions;
        INSERT INTO frames (session, sequence, content)
            SELECT number, sequence, old_frames.content FROM old_frames JOIN sessions ON sessions.id = session
            ORDER BY number, sequence;
        DROP TABLE old_frames;
        DROP TABLE old_sessions;
        CREATE UNIQUE INDEX frames_of_sessions ON frames (session, sequence);
        CREATE INDEX sessions_of_users ON sessions (user, last_active) WHERE user IS NOT NULL;
        CREATE INDEX sessions_that_wake ON sessions (wakes) WHERE wakes IS NOT NULL;
        CREATE INDEX sessions_that_rest ON sessions (last_active) WHERE wakes IS NULL;
        """,
    ]

    private static let cacheKibibytes = 16_384

    /// Finds out whether the file may be opened for writing, without changing it.
    ///
    /// - Throws: ``/JackdawCore/StoreError`` when it is another program's or of a newer version; errors of SQLite.
    static func check(_ file: SQLiteFile, patience: Double) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        try queue.read { _ = try version(of: $0, file) }
        try queue.close()
    }

    /// Opens the file for writing, and brings it up to date.
    static func openPool(_ file: SQLiteFile, maximumPages: Int?, patience: Double) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.label = "Jackdaw.SQLiteStore"
        let pool = try DatabasePool(path: file.path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // GRDB lets the last transactions go when the machine loses power. With these they are on the disk, on macOS
            // only with the second. The pages that some hundred changes touch have to fit into the cache, or else they
            // are written twice.
            try database.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA cache_size = \(-cacheKibibytes)"
            )
            if let maximumPages { try database.execute(sql: "PRAGMA max_page_count = \(maximumPages)") }
            try database.inTransaction(.immediate) {
                try migrate(database, file)
                return .commit
            }
        }
        return pool
    }

    /// Opens a file of this version, without changing it.
    static func openForReading(_ file: SQLiteFile, patience: Double) throws -> DatabasePool {
        guard file.exists else {
            throw StoreError(.misconfigured, "there is no session store \(file.path): name the file that the bot uses")
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        let pool = try DatabasePool(path: file.path, configuration: configuration)
        let version = try pool.read { database in try Self.version(of: database, file) }
        guard version == migrations.count else {
            throw StoreError(
                .misconfigured,
                "the session store \(file.path) is of format \(version): start the bot once, which makes it \(migrations.count)"
            )
        }
        return pool
    }

    private static func migrate(_ database: Database, _ file: SQLiteFile) throws {
        let version = try version(of: database, file)
        guard version < migrations.count else { return }
        for migration in migrations[version...] { try database.execute(sql: migration) }
        try database.execute(
            sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(migrations.count)"
        )
    }

    /// The version of the tables; 0 where there are none yet.
    private static func version(of database: Database, _ file: SQLiteFile) throws -> Int {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if application != applicationID {
            // A process that is killed while it makes the file leaves an empty database.
            let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
            guard application == 0, version == 0, isEmpty else {
                throw StoreError(
                    .misconfigured,
                    "\(file.path) is a database of another program: name another file for the session store; this one "
                        + "was not changed"
                )
            }
        } else if version > migrations.count {
            throw StoreError(
                .newer,
                "the session store \(file.path) was made by a newer version of Jackdaw: its format is \(version), and this "
                    + "version knows those up to \(migrations.count) – use the newer version, or a back-up from before; "
                    + "the file was not changed"
            )
        }
        return version
    }
}
