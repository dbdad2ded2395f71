import JackdawCore
package import Logging
package import OpenAIEndpoint

/// How a service of speech is dealt with; tests choose what nobody else has to.
package struct ServiceManners: Sendable {
    /// How many requests may be on their way at once.
    package var concurrency: Int
    /// Where failures are reported.
    package var logger: Logger
    /// When a request is made again.
    package var retries = RetryPolicy.persistent
    /// How long the service is left alone after it failed.
    package var breaker = CircuitBreaker()

    package init(concurrency: Int, logger: Logger) {
        self.concurrency = concurrency
        self.logger = logger
    }
}

extension RetryPolicy {
    /// For speech, which nothing but the service can make or understand.
    package static let persistent = {
        var policy = RetryPolicy()
        policy.firstPause = .milliseconds(500)
        // Full jitter: whoever was turned away at once comes back at any time of the pause.
        policy.jitter = 0...1
        policy.longestWish = .seconds(15)
        policy.includesUnreachable = true
        return policy
    }()
}

/// A service that hears or speaks: asked so many times at once, and left alone after it failed.
struct SpeechService: Sendable {
    private let name: String
    private let keyAdvice: String
    private let client: ServiceClient
    private let guardian: ServiceGuard
    private let slots: RequestSlots
    private let logger: Logger

    /// - Parameters:
    ///   - name: What it is called in the log.
    ///   - substitute: What happens while it fails.
    ///   - answerLimit: The most octets of an answer.
    /// - Throws: `ServiceError` for an address, a key or a header that cannot be used.
    init(
        _ endpoint: ServiceEndpoint,
        name: String,
        substitute: String,
        answerLimit: Int,
        manners: ServiceManners
    ) throws(ServiceError) {
        self.name = "\(name) at \(endpoint)"
        client = try ServiceClient(endpoint: endpoint, answerLimit: answerLimit, retries: manners.retries)
        keyAdvice = Self.keyAdvice(for: endpoint.key, isThere: client.hasKey)
        guardian = ServiceGuard(
            name: self.name,
            substitute: substitute,
            logger: manners.logger,
            breaker: manners.breaker
        )
        slots = RequestSlots(count: manners.concurrency)
        logger = manners.logger
        client.warnOfExposedKey(logger)
    }

    /// How many requests wait for others to be done.
    var waiting: Int { slots.waiting }

    /// Asks, and reads the answer.
    ///
    /// - Parameters:
    ///   - request: What is asked.
    ///   - limit: The most time that all of it takes: waiting for others, attempts, and pauses between them.
    ///   - complaint: What users are told about their recording when the service answers with a status; nil for a status
    ///     that is not about it.
    ///   - read: Reads the answer, and throws `ServiceError` for one that makes no sense.
    /// - Throws: `SpeechError`, and `CancellationError` when the task was cancelled.
    func ask<Answer: Sendable>(
        _ request: ServiceRequest,
        within limit: Duration,
        complaint: (Int) -> String? = { _ in nil },
        read: ([UInt8]) throws -> Answer
    ) async throws -> Answer {
        let end = ContinuousClock.now + limit
        let result: Result<Answer, SpeechError>
        do {
            result = try await slots.run(within: limit) {
                // A service that refuses a recording works: who sends it rubbish is not to silence it for others.
                try await guardian.answer {
                    do { return .success(try read(try await client.send(request, within: end - .now))) } catch {
                        guard let error = error as? ServiceError, let problem = error.status.flatMap(complaint) else {
                            throw error
                        }
                        logger.warning("\(name) refuses a recording: \(error)")
                        return .failure(.unreadable(problem))
                    }
                }
            }
        } catch let error as ServiceError {
            throw speechError(error, limit)
        }
        return try result.get()
    }

    private func speechError(_ error: ServiceError, _ limit: Duration) -> SpeechError {
        switch error.kind {
        case .timedOut: .timedOut(after: limit)
        case .status(401, _), .status(403, _): .unavailable("\(name): \(error); \(keyAdvice)")
        case .resting, .misconfigured: .unavailable("\(name): \(error)")
        default: .failed("\(name): \(error)")
        }
    }

    private static func keyAdvice(for key: APIKey, isThere: Bool) -> String {
        guard let variable = key.variable else { return "give the endpoint a key that the service takes" }
        return isThere
            ? "set the environment variable \(variable) to a key that the service takes"
            : "the environment variable \(variable) is not set: set it to a key of the service"
    }
}
