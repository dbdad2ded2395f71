internal import JackdawCore

/// What a store is asked for.
enum SQLiteQuery {
    static let session = "SELECT \(StoredSession.Record.columns) FROM sessions WHERE id = CAST(? AS TEXT)"
    static let frames = """
        SELECT sequence, content FROM frames
        WHERE session = (SELECT number FROM sessions WHERE id = CAST(? AS TEXT)) ORDER BY sequence
        """
    static let waking = "SELECT id FROM sessions WHERE wakes <= ? ORDER BY wakes LIMIT ?"
    static let ofUser = """
        SELECT \(StoredSession.Record.columns) FROM sessions
        WHERE user = CAST(? AS TEXT) AND (last_active, id) < (?, CAST(? AS TEXT))
        ORDER BY last_active DESC, id DESC LIMIT ?
        """
    static let firstIDs = "SELECT id FROM sessions ORDER BY id LIMIT ?"
    static let idsAfter = "SELECT id FROM sessions WHERE id > CAST(? AS TEXT) ORDER BY id LIMIT ?"
    static let countsByState = "SELECT state, count(*) FROM sessions GROUP BY state"
    static let unused = "SELECT id FROM sessions WHERE wakes IS NULL AND last_active < ? ORDER BY last_active LIMIT ?"
}
