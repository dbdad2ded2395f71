import HTTPTypes
import JackdawCore
import Logging
import NIOCore
import Testing
import WebSocketServer

@testable import Jackdaw

/// A client without a socket: what it sends goes straight to a ``ClientConnection``, what it gets is kept.
final class PlatformTestClient: Sendable {
    private let incoming = AsyncStream<WebSocketMessage>.makeStream()
    private let link = TestLink()
    private let task: Task<Void, any Error>

    init(
        _ platform: WebSocketPlatform,
        _ dialect: Dialect,
        query: String = "",
        headers: HTTPFields = [:],
        caller: Caller = .unchecked,
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) {
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/" + query,
            headerFields: headers
        )
        let identity = ClientIdentity(WebSocketUpgradeRequest(head: head), caller: caller)
        task = Task { [link, incoming] in
            var connection = ClientConnection(
                platform: platform,
                link: link,
                dialect: dialect,
                identity: identity,
                logger: logger
            )
            try await connection.serve(incoming.stream)
            link.finish()
        }
    }

    func send(_ value: JSONValue) { send(text: value.description) }

    func send(text: String) { incoming.continuation.yield(.text(text)) }

    func send(binary: [UInt8]) { incoming.continuation.yield(.binary(binary)) }

    /// The next frame as it came.
    func nextText(_ location: Testing.SourceLocation = #_sourceLocation) async throws -> String {
        try #require(
            await link.next(),
            "the connection ended: \(String(describing: link.closed))",
            sourceLocation: location
        )
    }

    /// The next frame.
    @discardableResult
    func next(_ location: Testing.SourceLocation = #_sourceLocation) async throws -> JSONValue {
        let text = try await nextText(location)
        return try JSONParser.parse(text)
    }

    /// The next frame of a type, all before it left out.
    @discardableResult
    func next(type: String, _ location: Testing.SourceLocation = #_sourceLocation) async throws -> JSONValue {
        while true {
            let frame = try await next(location)
            if frame["type"]?.stringValue == type { return frame }
        }
    }

    /// The code that the server closed with, once the connection has ended.
    func closeCode() async throws -> WebSocketCloseCode? {
        try await task.value
        return link.closed
    }

    /// Leaves, and waits until the server has noticed.
    func leave() async throws {
        incoming.continuation.finish()
        try await task.value
    }

    /// Whether the first frame was kept out of the compression context.
    var wasFirstFramePlain: Bool { link.wasFirstFramePlain }
}
