public import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension PostgresStore {
    /// What all processes that share the database have in common.
    public func commonKey() async throws -> String {
        // 256 random bits of the system's generator; the first who comes decides.
        let new = (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
        return try await writer.run(isRepeatable: false) { link throws(StoreError) in
            let results = try link.exchange([
                Statement.begin(), Self.lockKey(), Self.makeKey(new), Self.key(), Statement.commit(),
            ])
            return try results[3].text(0, 0)
        }
    }

    /// Keeps a file that somebody uploaded in a session.
    public func keep(_ file: File, id: String, of session: String) async throws {
        let command = Self.keep(id, session, file.name, file.type, file.data)
        let isKept = try await writer.run(isRepeatable: false) { link throws(StoreError) in
            try !link.exchange([command])[0].rows.isEmpty
        }
        if !isKept { throw StoreError(.unavailable, "The session of an upload is not stored; it is over, or not yet.") }
    }

    /// A file that somebody uploaded; nil where there is none of that id.
    public func file(_ id: String) async throws -> UploadedFile? {
        try await read(Self.upload(id)) { row, result throws(StoreError) in
            UploadedFile(
                session: try result.text(row, 0),
                file: File(
                    name: try result.text(row, 1),
                    type: try result.text(row, 2),
                    data: try result.data(row, 3)
                )
            )
        }.first
    }
}

extension PostgresStore {
    private static let lockKey = Statement(nil, "LOCK TABLE jackdaw_key IN SHARE ROW EXCLUSIVE MODE")
    private static let makeKey = Statement(
        nil,
        "INSERT INTO jackdaw_key SELECT $1::bytea WHERE NOT EXISTS (SELECT FROM jackdaw_key)"
    )
    private static let key = Statement(nil, "SELECT key FROM jackdaw_key")
    // The lock keeps the session from being removed before the file is there to be removed with it.
    private static let keep = Statement(
        "keep_upload",
        """
        WITH owner AS (SELECT id FROM jackdaw_sessions WHERE id = $2 FOR KEY SHARE)
        INSERT INTO jackdaw_uploads (id, session, name, type, content)
        SELECT $1::bytea, owner.id, $3::bytea, $4::bytea, $5::bytea FROM owner
        RETURNING id
        """
    )
    private static let upload = Statement(
        "upload",
        "SELECT session, name, type, content FROM jackdaw_uploads WHERE id = $1"
    )
}
