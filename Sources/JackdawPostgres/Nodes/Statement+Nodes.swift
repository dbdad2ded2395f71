extension Statement {
    /// Who wants to hear of changes listens to it.
    static let channel = "jackdaw"

    /// The server's time: no node's clock matters.
    static let now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

    /// Whether a node may have the session: none owns it, or one whose lease has run out while this one was alive.
    ///
    /// When the database was away, all leases have run out; whoever comes back first does not take everything.
    static func isFree(for node: String) -> String {
        """
        (owner IS NULL OR NOT EXISTS (
            SELECT FROM jackdaw_nodes AS its WHERE its.id = owner AND (its.expires > \(now) OR NOT EXISTS (
                SELECT FROM jackdaw_nodes AS own WHERE own.id = \(node) AND own.since + its.lease <= \(now)
            ))
        ))
        """
    }

    /// Has all nodes, this one too, look through everything once the transaction is durable.
    static let noticeToAll = "pg_notify('\(channel)', ' letter ')"

    /// Tells the other nodes about the session `id`, once the transaction is durable.
    ///
    /// A payload may have less than 8,000 octets (`NOTIFY` in PostgreSQL's manual).
    static func notice(_ news: String, by node: String) -> String {
        """
        pg_notify('\(channel)', convert_from(\(node), 'UTF8') || ' \(news) '
            || CASE WHEN length(id) < 3000 THEN encode(id, 'hex') ELSE '' END)::text
        """
    }
}
