/// A statement of SQL with `$1`, `$2` … in the place of values.
struct Statement: Sendable, Hashable {
    /// What the server knows it by once it is prepared; nil for one that is used once in a connection.
    let name: String?
    let sql: String

    init(_ name: String?, _ sql: String) {
        self.name = name
        self.sql = sql
    }

    /// With these values.
    func callAsFunction(_ values: (any Parameter)?...) -> Command {
        var command = Command(statement: self)
        for value in values { command.add(value) }
        return command
    }

    // The isolation is named, since a server's default may be another: `SERIALIZABLE` would refuse changes that do not
    // collide.
    static let begin = Statement("begin", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    /// Everything read until the ``commit`` is of one moment.
    static let beginSnapshot = Statement("begin_snapshot", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    static let commit = Statement("commit", "COMMIT")
}
