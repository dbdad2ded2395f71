import HTTPTypes
package import Hummingbird
import JackdawCore

extension WebSocketPlatform {
    /// Adds the routes for uploads and downloads, `POST files` and `GET files/<id>`, to the group of the bot's path.
    package func addFileRoutes<Context: RequestContext>(to group: some RouterMethods<Context>) {
        group.post("files") { request, _ in await self.fileRoutes.upload(request) }
        for method in [HTTPRequest.Method.get, .head] {
            group.on("files/:id", method: method) { request, context in
                await self.fileRoutes.download(context.parameters.get("id") ?? "", request)
            }
        }
    }

    /// Takes over a file that is known to another node alone, so far.
    private func publish(_ id: String) async {
        guard let key = conversations.commonKey else { return }
        if let address = FileAddress(id: id, key: key) {
            guard let session = try? await conversations.find(address.session) else { return }
            let hub = hub(for: session)
            if address.isSpeech {
                guard let audio = try? await session.speech(of: address.message) else { return }
                _ = setup.files.speechLink(
                    owner: hub.number,
                    session: session.id,
                    message: address.message,
                    file: audio.file
                )
            } else if let entry = session.history.last(where: { $0.frame.id == address.message }) {
                // Whoever writes the message for a client publishes what is in it.
                _ = JackdawV1Voice.encoder(files: setup.files, hub: hub).frame(entry.frame)
            }
        } else if let upload = await conversations.sharedFile(id),
            let session = try? await conversations.find(upload.session)
        {
            setup.files.add(upload.file, id: id, owner: hub(for: session).number)
        }
    }

    /// A file that was uploaded in a session, here or at another node; nil where there is none of that id.
    func upload(_ id: String, _ hub: SessionHub) async -> File? {
        if let file = setup.files.upload(id, owner: hub.number) { return file }
        guard let upload = await conversations.sharedFile(id), upload.session == hub.session.id else { return nil }
        return upload.file
    }

    /// The handlers of the routes.
    var fileRoutes: FileRoutes {
        FileRoutes(
            store: setup.files,
            session: { id, isAllowed in
                switch try await self.conversations.find(id, isAllowed) {
                case .session(let session): .session(session, owner: self.hub(for: session).number)
                case .refused: .refused
                case .nothing: .nothing
                }
            },
            share: { file, id, session in try await self.conversations.share(file, id: id, of: session) },
            publish: { id in await self.publish(id) },
            logger: logger
        )
    }
}
