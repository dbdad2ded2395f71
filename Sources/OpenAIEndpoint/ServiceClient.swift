import AsyncHTTPClient
package import Logging
import NIOCore
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Asks one service, again where that helps, and never longer than it is given.
package struct ServiceClient: Sendable {
    private let endpoint: ServiceEndpoint
    private let headers: HTTPHeaders
    private let secrets: [String]
    private let answerLimit: Int
    private let retries: RetryPolicy

    /// Never shut down, as little as the event loops that it shares with the rest of the process.
    private static let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)

    private static var configuration: HTTPClient.Configuration {
        // Followed redirects would take texts and keys to hosts that nobody named.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(10)
        // A port where nobody listens is to be noticed at once, and tried again when it is time.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }

    /// - Parameters:
    ///   - endpoint: The service; its key is looked up now.
    ///   - answerLimit: The most bytes of an answer.
    ///   - retries: When a request is made again.
    /// - Throws: `ServiceError` for an address, a key or a header that cannot be used.
    package init(
        endpoint: ServiceEndpoint,
        answerLimit: Int,
        retries: RetryPolicy = .brief
    ) throws(ServiceError) {
        guard let url = URL(string: endpoint.baseURL), ["http", "https"].contains(url.scheme?.lowercased()),
            url.host?.isEmpty == false
        else {
            throw ServiceError(
                .misconfigured("'\(endpoint)' is no address of a service; write it like https://api.example.org/v1")
            )
        }
        self.endpoint = endpoint
        self.answerLimit = answerLimit
        self.retries = retries
        let key = try endpoint.key.resolve()
        var headers = HTTPHeaders([("user-agent", "jackdaw")])
        if let key { headers.add(name: "authorization", value: "Bearer \(key)") }
        for (name, value) in endpoint.headers.sorted(by: { $0.key < $1.key }) {
            guard value.isPrintable, !name.isEmpty, name.utf8.allSatisfy(Self.isToken) else {
                throw ServiceError(.misconfigured("the header '\(name)' of '\(endpoint)' cannot be sent"))
            }
            headers.replaceOrAdd(name: name, value: value)
        }
        self.headers = headers
        // Shorter values are no secrets, and hiding them would garble messages.
        secrets = ([key].compactMap { $0 } + endpoint.headers.values).filter { $0.count >= 6 }
    }

    /// Whether a key goes with each request.
    package var hasKey: Bool { headers.contains(name: "authorization") }

    /// Whether the key goes over the network for anyone to read.
    package var exposesKey: Bool {
        let url = URL(string: endpoint.baseURL)
        let isLocal = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(url?.host?.lowercased() ?? "")
        return hasKey && url?.scheme?.lowercased() == "http" && !isLocal
    }

    /// Tells whoever runs the bot that its key goes over the network for anyone to read, if it does.
    package func warnOfExposedKey(_ logger: Logger) {
        guard exposesKey else { return }
        logger.warning("The key for \(endpoint) goes over the network unencrypted; use https")
    }

    /// Sends `body` as JSON and reads the answer as JSON.
    package func post<Body: Encodable, Answer: Decodable>(
        _ body: Body,
        to path: String,
        answering: Answer.Type = Answer.self,
        within limit: Duration
    ) async throws -> Answer {
        let content: Data
        do { content = try JSONEncoder().encode(body) } catch {
            throw ServiceError(.misconfigured("what is asked cannot be written as JSON: \(error)"))
        }
        let request = ServiceRequest(path: path, contentType: "application/json", body: [content])
        let answer = try await send(request, within: limit)
        do { return try JSONDecoder().decode(Answer.self, from: Data(answer)) } catch {
            throw ServiceError(.badAnswer("JSON of another form"))
        }
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// - Parameter limit: The most time all of it may take, pauses before further attempts included.
    /// - Throws: `ServiceError`, or `CancellationError` when the task was cancelled.
    package func send(_ request: ServiceRequest, within limit: Duration) async throws -> [UInt8] {
        let end = ContinuousClock.now + limit
        do {
            return try await withTimeLimit(limit) {
                var failures = 0
                while true {
                    do { return try await attempt(request, until: end) } catch let error as ServiceError {
                        failures += 1
                        guard let pause = retries.pause(after: failures, error), .now + pause < end else { throw error }
                        // The service asked for a pause, or needs one; nothing else is waited for by it.
                        try await retries.wait(pause)
                    }
                }
            }
        } catch {
            try Task.checkCancellation()
            if let error = error as? HTTPClientError, [.deadlineExceeded, .connectTimeout].contains(error) {
                throw ServiceError(.timedOut(limit))
            }
            throw hideSecrets(error)
        }
    }

    private func attempt(_ request: ServiceRequest, until end: ContinuousClock.Instant) async throws -> [UInt8] {
        var message = HTTPClientRequest(url: endpoint.url(of: request.path))
        message.method = .POST
        message.headers = headers
        message.headers.replaceOrAdd(name: "content-type", value: request.contentType)
        if !message.headers.contains(name: "accept") { message.headers.add(name: "accept", value: request.accept) }
        let content = BodyChunks(request.body)
        message.body = .stream(content, length: .known(Int64(content.count)))
        let left = max((end - .now) / .nanoseconds(1), 0)
        let response: HTTPClientResponse
        let body: ByteBuffer
        do {
            response = try await Self.client.execute(message, timeout: .nanoseconds(Int64(left)))
            // An error's text is only for people to read.
            body = try await response.body.collect(upTo: answerLimit)
        } catch is NIOTooManyBytesError {
            throw ServiceError(.tooLarge(limit: answerLimit))
        } catch let error as HTTPClientError where error == .remoteConnectionClosed {
            throw ServiceError(.status(503, "the connection was closed"))
        } catch let error where !(error is HTTPClientError || error is CancellationError) {
            throw ServiceError(.unreachable("\(error)"))
        }
        guard response.status.code / 100 == 2 else {
            throw ServiceError(
                .status(Int(response.status.code), Self.excerpt(body)),
                retryAfter: response.headers.first(name: "retry-after").flatMap(RetryAfter.parse)
            )
        }
        return Array(body.readableBytesView)
    }

    /// The first of what a service says about an error, in one line.
    private static func excerpt(_ body: ByteBuffer) -> String {
        let text = String(decoding: body.readableBytesView.prefix(300), as: UTF8.self)
        return text.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
            .filter { $0.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20 } }
    }

    private func hideSecrets(_ error: any Error) -> ServiceError {
        guard let error = error as? ServiceError else { return ServiceError(.unreachable(hide("\(error)"))) }
        switch error.kind {
        case .status(let code, let text):
            return ServiceError(.status(code, hide(text)), retryAfter: error.retryAfter)
        case .unreachable(let reason):
            return ServiceError(.unreachable(hide(reason)))
        default:
            return error
        }
    }

    private func hide(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "[hidden]") }
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
