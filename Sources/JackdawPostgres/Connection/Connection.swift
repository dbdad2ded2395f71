import JackdawCore
import Logging

/// A connection that is made anew when it was lost, on a thread of its own.
actor Connection {
    private let executor = BlockingExecutor(label: "jackdaw.postgres")
    private let settings: ConnectionSettings
    private let greeting: [Command]
    private let logger: Logger
    private var isOpen = false
    private var link: Link?
    private var hasBeenConnected = false
    /// Why connecting failed last, and until when it is not tried again.
    ///
    /// Without it all calls would wait for a server that does not answer, one after the other and each for its time.
    private var refusal: (error: StoreError, end: ContinuousClock.Instant)?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter greeting: What is said first whenever it is made.
    init(_ settings: ConnectionSettings, greeting: [Command] = [], logger: Logger) {
        self.settings = settings
        self.greeting = greeting
        self.logger = logger
    }

    func open() throws(StoreError) {
        isOpen = true
        _ = try connected()
    }

    func close() {
        isOpen = false
        link = nil
        hasBeenConnected = false
        refusal = nil
    }

    /// Works with the connection.
    ///
    /// - Parameter isRepeatable: Whether the work is to be done once again when the connection turns out to be lost:
    ///   not what writes, since nobody knows how far that got.
    func run<Value: Sendable>(
        isRepeatable: Bool,
        _ work: @Sendable (Link) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        var mayBeRepeated = isRepeatable
        while true {
            let link = try connected()
            do throws(StoreError) {
                return try work(link)
            } catch {
                self.link = nil
                guard link.isLost else { throw error }
                logger.warning("lost the connection to PostgreSQL", metadata: ["error": "\(error)"])
                guard isRepeatable else { throw error.withUnknownOutcome }
                guard mayBeRepeated else { throw error }
                mayBeRepeated = false
            }
        }
    }

    private func connected() throws(StoreError) -> Link {
        guard isOpen else { throw StoreError(.unavailable, "The store of \(settings.place) is not open: call open().") }
        if let link, link.isAlive { return link }
        link = nil
        if let refusal, ContinuousClock.now < refusal.end { throw refusal.error }
        do throws(StoreError) {
            let link = try Link(settings, greeting: greeting)
            if hasBeenConnected { logger.info("there is a connection to PostgreSQL again") }
            self.link = link
            hasBeenConnected = true
            refusal = nil
            return link
        } catch {
            // What let it in once does not refuse it for what it asks for, but for the time being: while it recovers,
            // or has too many connections.
            let error = hasBeenConnected ? StoreError(.unavailable, error.description) : error
            refusal = (error, .now + .milliseconds(500))
            throw error
        }
    }
}

extension StoreError {
    fileprivate var withUnknownOutcome: StoreError {
        StoreError(kind, description + " Whether what was being written was carried out is not known.")
    }
}
