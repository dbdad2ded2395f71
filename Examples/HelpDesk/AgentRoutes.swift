import Hummingbird
import Jackdaw
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Adds what the agents' page talks to.
///
/// - `GET cases` and `GET cases/ID` answer by lines of JSON that go on as things change: all cases, and what is said;
/// - `POST cases/ID/take` with `{"by": NAME}`, `POST cases/ID/messages` with `{"text": TEXT}`, `POST cases/ID/return`.
func addAgentRoutes(to router: RouterGroup<BasicRequestContext>, desk: Desk, bot: Bot, chat: WebSocketPlatform) {
    router.get("cases") { _, _ in
        liveResponse { emit in
            for await _ in desk.changes() { emit(.array(desk.cases.map(\.json))) }
        }
    }
    router.get("cases/:id") { _, context in
        let session = try openCase(context, desk).session
        return liveResponse { emit in
            let (outputs, continuation) = AsyncStream.makeStream(of: SessionOutput.self)
            let attachment = session.attach(after: nil) { continuation.yield($0) }
            defer { attachment.detach() }
            for await output in outputs {
                for line in Line.all(in: output, attendedSince: desk[session.id]?.person?.since) {
                    emit(try JSONValue(encoding: line, dates: .millisecondsSince1970))
                }
            }
        }
    }
    router.post("cases/:id/take") { request, context in
        let session = try openCase(context, desk).session
        let name = try await text("by", in: request, atMost: 40)
        guard desk.take(session.id, by: name) else { throw HTTPError(.conflict) }
        try await bot.send(.event("taken", ["by": .string(name)]), to: session.id)
        return Response(status: .noContent)
    }
    router.post("cases/:id/messages") { request, context in
        let open = try openCase(context, desk)
        guard open.person != nil else { throw HTTPError(.conflict) }
        try await chat.reply(open.session, .text(text("text", in: request, atMost: 10_000)))
        return Response(status: .noContent)
    }
    router.post("cases/:id/return") { _, context in
        let session = try openCase(context, desk).session
        // Whoever is first: two agents may press the button at once.
        guard desk.close(session) else { throw HTTPError(.notFound) }
        try await bot.send(.event("returned"), to: session.id)
        return Response(status: .noContent)
    }
}

private func openCase(_ context: BasicRequestContext, _ desk: Desk) throws -> Desk.Case {
    guard let found = desk[try context.parameters.require("id")] else { throw HTTPError(.notFound) }
    return found
}

/// The string of that name in the JSON object that a request has for its body.
private func text(_ name: String, in request: Request, atMost limit: Int) async throws -> String {
    let body = try await request.body.collect(upTo: 65_536)
    guard let text = try? JSONParser.parse(Array(body.readableBytesView))[name]?.stringValue,
        !text.allSatisfy(\.isWhitespace), text.count <= limit
    else { throw HTTPError(.badRequest, message: "“\(name)” has to be a text of 1 to \(limit) characters.") }
    return text
}

extension Desk.Case {
    fileprivate var json: JSONValue {
        [
            "id": .string(session.id),
            "since": .number(since.timeIntervalSince1970 * 1000),
            "person": person.map { .string($0.name) } ?? .null,
            "lastWords": .string(lastWords),
            "messages": .integer(Int64(messages)),
        ]
    }
}
