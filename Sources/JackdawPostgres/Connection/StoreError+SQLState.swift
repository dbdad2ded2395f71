import CPostgres
import JackdawCore

extension StoreError {
    /// What the server refused, by the code it gave (appendix A of PostgreSQL's manual).
    init(sqlState: String, message: String, place: String) {
        let (kind, advice): (Kind, String) =
            switch sqlState {
            case "42501":
                (.misconfigured, "Give its user the right to it, or a schema: CREATE SCHEMA bot AUTHORIZATION …")
            case "3F000":
                (.misconfigured, "Make the schema that the search_path names: CREATE SCHEMA … AUTHORIZATION …")
            case "53100": (.unavailable, "Make room on the server's disk.")
            case _ where Self.passing.contains(String(sqlState.prefix(2))): (.unavailable, "Trying again may help.")
            case _ where sqlState.hasPrefix("42"):
                (.damaged, "The tables are not as Jackdaw made them. Restore a back-up, or use a new schema.")
            default: (.damaged, "Look into the server's log.")
            }
        self.init(kind, "PostgreSQL at \(place) refused it: \(message.onOneLine) (SQLSTATE \(sqlState)). \(advice)")
    }

    /// Classes of what passes: lost connections, read-only transactions, collisions, lacking resources, locks,
    /// interventions of an operator, and the system's failures.
    private static let passing: Set<String> = ["08", "25", "40", "53", "55", "57", "58"]

    /// Whether the server closes the connection after that.
    static func meansLoss(sqlState: String) -> Bool {
        sqlState.hasPrefix("08") || sqlState.hasPrefix("57P0")
    }
}

extension ConnectionSettings {
    /// What to say where a connection could not be made, for the reason that libpq gives.
    ///
    /// libpq does not say what kind of reason it is, and its texts depend on the language of the server. But it can
    /// find out whether the server lets anybody in: then it is what was asked for that is wrong.
    func failure(_ reason: String) -> StoreError {
        switch withParameters({ PQpingParams($0, $1, 0) }) {
        case PQPING_OK, PQPING_NO_ATTEMPT:
            StoreError(
                .misconfigured,
                "PostgreSQL at \(place) lets nobody in that way: \(reason.asSentence) "
                    + "Check user, password and database of the address, and the server's pg_hba.conf."
            )
        default:
            StoreError(
                .unavailable,
                "PostgreSQL at \(place) cannot be reached: \(reason.asSentence) "
                    + "Check that it runs, and host and port of the address."
            )
        }
    }
}
