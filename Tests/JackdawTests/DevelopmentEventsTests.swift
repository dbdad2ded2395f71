import HTTPTypes
import Hummingbird
import JackdawCore
import NIOCore
import Synchronization
import Testing

@testable import Jackdaw

@Suite("What the page is told while a bot is developed")
struct DevelopmentEventsTests {
    private let bot: Bot
    private let log = DevelopmentLog(clock: { SystemClock() })

    init() throws {
        bot = try makeServerBot()
        bot.conversations.configure { [log] in $0.observers.append(log) }
    }

    /// Listens until `end` is among what was told, which stops the server; `then` happens at the first news.
    private func listen(
        _ headers: HTTPFields = [:],
        until end: String,
        then: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> (Response, String) {
        let isServing = Switch()
        let events = DevelopmentEvents(
            page: DevelopmentPage(folder: nil),
            log: log,
            conversations: bot.conversations,
            isServing: { isServing.isOn }
        )
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost:8765",
            path: "/dev/events",
            headerFields: headers
        )
        let response = events.respond(to: Request(head: head, body: RequestBody(buffer: ByteBuffer())))
        let writer = EndingWriter(end: end, isServing: isServing, then: then)
        try await response.body.write(writer)
        return (response, String(decoding: writer.collected.data, as: UTF8.self))
    }

    private func open() async throws -> (session: Session, headers: HTTPFields) {
        let session = try bot.conversations.open().session
        await session.whenIdle()
        return (session, [.sessionID: session.id, .authorization: "Bearer \(session.makeSecret())"])
    }

    @Test("the page's version, the bot's shape and what happened come first, then what happens, until the server stops")
    func everything() async throws {
        let (session, headers) = try await open()
        let (response, text) = try await listen(headers, until: "\"took\",\"transition\":\"answering/0\"") {
            _ = try await session.accept(.message(.text("hello")))
        }
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "text/event-stream")
        #expect(response.headers[.cacheControl] == "no-store")
        let events = text.split(separator: "\n").filter { $0.hasPrefix("event: ") }.map { $0.dropFirst(7) }
        #expect(events.prefix(4) == ["page", "bot", "happened", "session"])
        #expect(events.filter { $0 == "bot" }.count == 1)
        #expect(text.contains("\"kind\":\"understood\",\"text\":\"hello\""))
        #expect(text.contains("\"took\",\"transition\":\"ready/1\""))
        #expect(!text.contains(session.makeSecret()))
    }

    @Test("variables that are set from outside of bodies are told too")
    func variables() async throws {
        let (session, headers) = try await open()
        let (_, text) = try await listen(headers, until: "\"value\":\"7\"") {
            session[Variable("count", initially: 0)] = 7
        }
        #expect(text.contains("\"name\":\"count\",\"kind\":\"variable\""))
    }

    @Test("without a session only the page's version is told")
    func anonymous() async throws {
        let (_, text) = try await listen(until: "event: page")
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("event:") } == ["event: page"])
    }

    @Test("the stream ends with the session", .timeLimit(.minutes(1)))
    func endOfSession() async throws {
        let (_, headers) = try await open()
        let (response, _) = try await listen(headers, until: "never") { [bot] in
            await bot.conversations.shutdown(within: .zero)
        }
        #expect(response.status == .ok)
    }
}

/// Whether the server goes on.
private final class Switch: Sendable {
    private let state = Mutex(true)
    var isOn: Bool { state.withLock { $0 } }
    func turnOff() { state.withLock { $0 = false } }
}

/// Takes a stream, and stops the server when it has read enough.
private struct EndingWriter: ResponseBodyWriter {
    let collected = Collected()
    let end: String
    let isServing: Switch
    let then: @Sendable () async throws -> Void
    private var isFirst = true

    init(end: String, isServing: Switch, then: @escaping @Sendable () async throws -> Void) {
        self.end = end
        self.isServing = isServing
        self.then = then
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        collected.append(buffer)
        if isFirst { try await then() }
        isFirst = false
        if String(decoding: collected.data, as: UTF8.self).contains(end) { isServing.turnOff() }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
