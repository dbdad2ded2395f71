internal import HTTPTypes
internal import Hummingbird
internal import JackdawCore
internal import NIOCore
internal import WebSocketServer

/// `GET dev/events`: tells the page what goes on, as Server-Sent Events (HTML Standard, section 9.2).
///
/// Everybody who may load the page is told when it changes. What goes on inside a conversation is told to those who
/// have its secret, which is sent as for uploads: in a header, where no log and no history of addresses keeps it.
struct DevelopmentEvents: Sendable {
    let page: DevelopmentPage
    let log: DevelopmentLog
    let conversations: Conversations
    /// Whether the server goes on.
    let isServing: @Sendable () -> Bool

    /// How often files and variables are looked at while somebody listens.
    private static let interval = Duration.milliseconds(500)

    func respond(to request: Request) -> Response {
        // What only this machine may see is not for a page of elsewhere that a browser of this machine shows.
        guard Loopback.isAddressed(by: request.head.authority),
            OriginPolicy.sameOrigin.permits(request.headers[.origin], authority: request.head.authority)
        else { return PageResponder.plain(.forbidden, "Only the bot's own page may listen here.") }
        var session: Session?
        if let id = request.headers[.sessionID] {
            guard let living = conversations.session(id), let secret = request.bearerToken, living.proves(secret) else {
                return PageResponder.plain(.unauthorized, "X-Session-ID and the session's secret do not go together.")
            }
            session = living
        }
        let subject = session
        return Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
            body: ResponseBody { writer in
                try await stream(subject, to: &writer)
                try await writer.finish(nil)
            }
        )
    }

    /// Writes what is new whenever something happens, and from time to time, until the session or the server ends.
    private func stream(_ session: Session?, to writer: inout any ResponseBodyWriter) async throws {
        let (wakeUps, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let watcher = session.map { log.watch($0) { wake.yield() } }
        let ticker = Task {
            while !Task.isCancelled {
                wake.yield()
                // Files and variables tell nobody that they have changed: they are looked at again.
                try await Task.sleep(for: Self.interval)
            }
        }
        defer {
            ticker.cancel()
            if let session, let watcher { log.unwatch(session, watcher: watcher) }
        }
        var told = Told()
        for await _ in wakeUps {
            guard isServing(), session?.isEnded != true else { break }
            try await writer.write(news(of: session, &told))
        }
    }

    /// What a listener knows already.
    private struct Told {
        var version = ""
        var inside: [UInt8] = []
        var number = 0
        var isFirst = true
    }

    private func news(of session: Session?, _ told: inout Told) async throws -> ByteBuffer {
        var events = ByteBuffer()
        let version = try await page.version()
        if version != told.version {
            told.version = version
            var writer = JSONWriter()
            writer.object { $0.field("version", version) }
            Self.write("page", writer.bytes, to: &events)
        }
        if let session {
            if told.isFirst { Self.write("bot", conversations.definition.shape(), to: &events) }
            for entry in log.entries(of: session, after: told.number) {
                Self.write("happened", entry.json, to: &events)
                told.number = entry.number
            }
            let inside = session.inside()
            if inside != told.inside { Self.write("session", inside, to: &events) }
            told.inside = inside
        }
        told.isFirst = false
        // A comment: that a listener has gone is noticed by writing alone.
        if events.readableBytes == 0 { events.writeString(":\n\n") }
        return events
    }

    private static func write(_ name: String, _ json: [UInt8], to events: inout ByteBuffer) {
        events.writeString("event: \(name)\ndata: ")
        events.writeBytes(json)
        events.writeString("\n\n")
    }
}
