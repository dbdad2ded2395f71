import CPostgres
import JackdawCore

/// One of libpq's connections, for one thread at a time; closed with its last reference.
///
/// After an error it is of no use any more, whatever the error was: then nobody has to know which transaction it was
/// in. The server rolls that back when the connection is closed.
final class Link {
    private let handle: OpaquePointer
    let place: String
    private var prepared: Set<Statement> = []
    /// Whether the server went away, or does not answer.
    private(set) var isLost = false
    private var isListening = false

    /// Connects.
    ///
    /// - Parameter greeting: What is said first in it.
    /// - Throws: ``StoreError`` when that does not succeed.
    init(_ settings: ConnectionSettings, greeting: [Command] = []) throws(StoreError) {
        guard let handle = settings.withParameters({ PQconnectdbParams($0, $1, 0) }) else {
            throw StoreError(.unavailable, "There is no memory for a connection to the PostgreSQL server.")
        }
        self.handle = handle
        place = settings.place
        guard PQstatus(handle) == CONNECTION_OK else {
            throw settings.failure(String(cString: PQerrorMessage(handle)))
        }
        // `plan_cache_mode` came with 12.
        guard PQserverVersion(handle) >= 12_00_00 else {
            throw StoreError(.misconfigured, "The server at \(place) is older than PostgreSQL 12. Use a newer one.")
        }
        // Else the server's notices would go to standard error; they say nothing that an error does not say.
        PQsetNoticeReceiver(handle, { _, _ in }, nil)
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else { throw lost() }
        _ = try exchange(Self.preparations + greeting)
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether it can be used as far as is known without asking: what a server said that closed the connection while
    /// nothing was going on has arrived by then.
    var isAlive: Bool {
        while !isLost, isReadable() {
            // Takes apart what was read.
            isLost = PQconsumeInput(handle) == 0 || PQisBusy(handle) != 0
        }
        return !isLost && PQstatus(handle) == CONNECTION_OK
    }

    /// Sends commands together, in one round trip (pipeline mode, section 34.5 of PostgreSQL's manual), and takes what
    /// the server answers to each.
    ///
    /// - Parameter patience: How long the server may be silent.
    /// - Throws: ``StoreError`` when one of them failed; those after it were not carried out.
    func exchange(
        _ commands: [Command],
        patience: Duration = .seconds(30)
    ) throws(StoreError) -> [QueryResult] {
        var unprepared: [Bool] = []
        for command in commands {
            unprepared.append(try send(command))
        }
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        var results: [QueryResult] = []
        results.reserveCapacity(commands.count)
        for wasUnprepared in unprepared {
            if wasUnprepared { _ = try receive(patience) }
            results.append(try receive(patience))
        }
        guard let end = try next(patience), end.status == PGRES_PIPELINE_SYNC else { throw lost() }
        return results
    }

    /// - Returns: Whether it had to be prepared, which is answered to as well.
    private func send(_ command: Command) throws(StoreError) -> Bool {
        let statement = command.statement
        let isNew = statement.name != nil && prepared.insert(statement).inserted
        if isNew, PQsendPrepare(handle, statement.name, statement.sql, 0, nil) == 0 { throw lost() }
        let sent = command.withValues { count, values, lengths, formats in
            if let name = statement.name {
                PQsendQueryPrepared(handle, name, count, values, lengths, formats, binaryFormat)
            } else {
                PQsendQueryParams(handle, statement.sql, count, nil, values, lengths, formats, binaryFormat)
            }
        }
        guard sent == 1 else { throw lost() }
        return isNew
    }

    /// The answer to one command.
    private func receive(_ patience: Duration) throws(StoreError) -> QueryResult {
        guard let result = try next(patience) else { throw lost() }
        guard result.status == PGRES_TUPLES_OK || result.status == PGRES_COMMAND_OK else {
            guard let state = result.sqlState else { throw lost() }
            let error = StoreError(sqlState: state, message: result.errorMessage, place: place)
            isLost = StoreError.meansLoss(sqlState: state)
            throw error
        }
        // libpq ends what belongs to one command with "no more".
        guard try next(patience) == nil else { throw lost() }
        return result
    }

    private func next(_ patience: Duration) throws(StoreError) -> QueryResult? {
        while true {
            // The server does not read on while it cannot get rid of its answers: what is to be sent is sent, and what
            // there is is read, in turns.
            let unsent = PQflush(handle)
            guard unsent >= 0 else { throw lost() }
            if PQisBusy(handle) == 0 { return PQgetResult(handle).map(QueryResult.init) }
            try wait(toWrite: unsent == 1, patience)
        }
    }

    private func wait(toWrite: Bool, _ patience: Duration) throws(StoreError) {
        switch poll(PQsocket(handle), toWrite: toWrite, patience) {
        case .readable:
            guard PQconsumeInput(handle) == 1 else { throw lost() }
        case .writable, .interrupted:
            break
        case .silent:
            isLost = true
            throw StoreError(
                .unavailable,
                "The PostgreSQL server at \(place) has not answered for \(patience.components.seconds) s."
            )
        }
    }

    /// Waits until somebody notifies the channel; nil where nobody heard of it until now.
    func notifications(of channel: String, patience: Duration) throws(StoreError) -> [String]? {
        guard isListening else {
            _ = try exchange([Statement(nil, "LISTEN " + channel)()])
            isListening = true
            return nil
        }
        let waiting = takeNotifications()
        guard waiting.isEmpty, poll(PQsocket(handle), toWrite: false, patience) == .readable else { return waiting }
        guard PQconsumeInput(handle) == 1 else { throw lost() }
        return takeNotifications()
    }

    private func takeNotifications() -> [String] {
        var payloads: [String] = []
        while let notification = PQnotifies(handle) {
            payloads.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return payloads
    }

    private func isReadable() -> Bool {
        poll(PQsocket(handle), toWrite: false, .zero) == .readable
    }

    /// Remembers that the connection is lost.
    private func lost() -> StoreError {
        isLost = true
        let message = String(cString: PQerrorMessage(handle)).onOneLine
        return StoreError(
            .unavailable,
            "The connection to the PostgreSQL server at \(place) was lost: "
                + (message.isEmpty ? "it broke the protocol." : message)
        )
    }

    /// What is said once in a new connection.
    private static let preparations = [
        // What was saved is to outlive a power failure, also where the server's default is to be fast.
        Statement(
            nil,
            """
            SELECT set_config('synchronous_commit', 'on', false)
            WHERE current_setting('synchronous_commit') = 'off'
            """
        )(),
        // Whoever stops in the middle of a transaction is not to hold up the other processes.
        Statement(nil, "SELECT set_config('idle_in_transaction_session_timeout', '10s', false)")(),
        // Every statement finds its rows by an index, whatever the values are: there is nothing to plan each time.
        Statement(nil, "SELECT set_config('plan_cache_mode', 'force_generic_plan', false)")(),
    ]
}
