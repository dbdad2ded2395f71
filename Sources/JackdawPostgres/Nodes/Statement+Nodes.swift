extension Statement {
    /// Who wants to hear of changes listens to it.
    static let channel = "jackdaw"

    /// The server's time: no node's clock matters.
    static let now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"

    /// Whether no node that is alive owns the session.
    static let isFree = """
        (owner IS NULL OR NOT EXISTS (SELECT FROM jackdaw_nodes WHERE jackdaw_nodes.id = owner AND expires > \(now)))
        """

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
