import HTTPTypes
package import Hummingbird
import JackdawCore

extension WebSocketPlatform {
    /// Adds the routes for uploads and downloads, `POST files` and `GET files/<id>`, to the group of the bot's path.
    package func addFileRoutes<Context: RequestContext>(to group: some RouterMethods<Context>) {
        group.post("files") { request, _ in await self.fileRoutes.upload(request) }
        for method in [HTTPRequest.Method.get, .head] {
            group.on("files/:id", method: method) { request, context in
                self.fileRoutes.download(context.parameters.get("id") ?? "", request)
            }
        }
    }

    /// The handlers of the routes.
    var fileRoutes: FileRoutes {
        FileRoutes(
            store: setup.files,
            session: { id in
                guard let session = self.conversations.session(id) else { return nil }
                return (session, self.hub(for: session).number)
            },
            logger: logger
        )
    }
}
