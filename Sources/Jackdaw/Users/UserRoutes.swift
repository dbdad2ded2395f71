import HTTPTypes
import Hummingbird
import JackdawCore
import Logging
import NIOCore
import WebSocketServer

/// What users may see and remove of what is kept of them, over HTTP.
///
/// What belongs to another is answered like what is not there: nobody learns that it is.
struct UserRoutes: Sendable {
    let platform: WebSocketPlatform

    private static let usualLimit = 100
    private static let highestLimit = 1_000

    /// `GET conversations?limit=…&after=…`: a page of the user's conversations, the one used latest first.
    func list(_ request: Request, from peer: SocketAddress?) async throws -> Response {
        try await answer(request, from: peer) { user in
            let limit = request.uri.queryParameters["limit"].map { Int($0) ?? 0 } ?? Self.usualLimit
            guard (1...Self.highestLimit).contains(limit) else {
                return PageResponder.plain(.badRequest, "limit is a number from 1 to \(Self.highestLimit).")
            }
            let after = request.uri.queryParameters["after"]
            guard let cursor = after.map({ ConversationCursor(String($0)) }) ?? .start else {
                return PageResponder.plain(.badRequest, "after is what an earlier answer had as its next.")
            }
            // One more than wanted tells whether there is a next page.
            let found = try await platform.conversations.conversations(ofUser: user, after: cursor, limit: limit + 1)
            let summaries = found.prefix(limit)
            var writer = JSONWriter(capacity: 64 + summaries.count * 256)
            writer.object { writer in
                writer.key("conversations")
                writer.beginArray()
                for summary in summaries {
                    writer.object {
                        $0.field("id", summary.id)
                        if let name = summary.name { $0.field("name", name) }
                        $0.field("lastActive", RFC3339.string(from: summary.lastActive))
                        if let text = summary.lastText { $0.field("lastText", text) }
                    }
                }
                writer.endArray()
                if found.count > limit, let last = summaries.last { writer.field("next", last.cursor.description) }
            }
            return json(ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
        }
    }

    /// `GET conversations/<id>`: everything that is kept of one.
    func export(_ id: String, _ request: Request, from peer: SocketAddress?) async throws -> Response {
        try await answer(request, from: peer) { user in
            guard let export = try await platform.conversations.export(id, ofUser: user) else { return unknown }
            return json(
                ResponseBody { writer in
                    try await ExportWriter.write(export, to: &writer)
                    try await writer.finish(nil)
                }
            )
        }
    }

    /// `GET user`: everything that is kept of the user.
    func exportAll(_ request: Request, from peer: SocketAddress?) async throws -> Response {
        try await answer(request, from: peer) { user in
            let exports = try await platform.conversations.export(ofUser: user)
            var response = json(
                ResponseBody { writer in
                    try await ExportWriter.write(exports, of: user, to: &writer)
                    try await writer.finish(nil)
                }
            )
            response.headers[.contentDisposition] = "attachment; filename=\"conversations.json\""
            return response
        }
    }

    /// `DELETE conversations/<id>`: removes one.
    func remove(_ id: String, _ request: Request, from peer: SocketAddress?) async throws -> Response {
        try await answer(request, from: peer) { user in
            guard try await platform.conversations.removeConversation(id, ofUser: user) else { return unknown }
            platform.setup.hubs.releaseEnded()
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
    }

    /// `DELETE user`: removes all.
    func removeAll(_ request: Request, from peer: SocketAddress?) async throws -> Response {
        try await answer(request, from: peer) { user in
            try await platform.conversations.removeConversations(ofUser: user)
            platform.setup.hubs.releaseEnded()
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
    }

    /// Answers the user who asks; nobody else.
    private func answer(
        _ request: Request,
        from peer: SocketAddress?,
        _ make: (_ user: String) async throws -> Response
    ) async throws -> Response {
        let asking = WebSocketUpgradeRequest(head: request.head, remoteAddress: peer, trusting: platform.setup.proxies)
        // Browsers send cookies, and what a proxy makes of them, with requests of other sites' pages as well.
        let origins = OriginPolicy(configured: platform.configuration.origins)
        guard origins.permits(asking.origin, authority: asking.authority) else {
            return PageResponder.plain(.forbidden, "Pages of this origin may not ask here.")
        }
        guard let user = try? await platform.caller(of: asking).user else {
            var response = PageResponder.plain(.unauthorized, WebSocketPlatform.notSignedIn)
            response.headers[.cacheControl] = "no-store"
            response.headers.append(contentsOf: platform.challenge)
            return response
        }
        do {
            return try await make(user.id)
        } catch let error as StoreError {
            platform.logger.error("a user is not answered: the store cannot be used", metadata: ["error": "\(error)"])
            return PageResponder.plain(.serviceUnavailable, "Conversations cannot be read at the moment; try again.")
        }
    }

    private func json(_ body: ResponseBody) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: body
        )
    }

    private var unknown: Response { PageResponder.plain(.notFound, "You have no such conversation.") }
}
