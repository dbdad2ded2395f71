import HTTPTypes
import Hummingbird
import NIOCore

extension WebSocketPlatform {
    /// Adds the routes to a user's own conversations, where there are users.
    func addUserRoutes<Context: RequestContext>(to group: RouterGroup<Context>) {
        guard serving.authenticator != nil else { return }
        let routes = UserRoutes(platform: self)
        group.get("conversations") { request, context in
            try await routes.list(request, from: Self.peer(context))
        }
        group.get("conversations/:id") { request, context in
            try await routes.export(Self.id(context), request, from: Self.peer(context))
        }
        group.delete("conversations/:id") { request, context in
            try await routes.remove(Self.id(context), request, from: Self.peer(context))
        }
        group.get("user") { request, context in
            try await routes.exportAll(request, from: Self.peer(context))
        }
        group.delete("user") { request, context in
            try await routes.removeAll(request, from: Self.peer(context))
        }
    }

    private static func id(_ context: some RequestContext) -> String {
        PercentEncoding.decode(context.parameters.get("id") ?? "") ?? ""
    }

    /// The socket's other end, where the application's context knows it.
    private static func peer(_ context: some RequestContext) -> SocketAddress? {
        (context as? any RemoteAddressRequestContext)?.remoteAddress
    }
}
