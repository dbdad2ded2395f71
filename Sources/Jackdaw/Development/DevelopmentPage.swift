internal import JackdawCore
internal import NIOCore
internal import NIOPosix

/// The page as it is served while it is worked on: from the disk, with the panel.
struct DevelopmentPage: Sendable {
    /// Nil: the page that is part of the binary.
    let folder: DevelopmentFolder?
    private let embedded = PageAssets(includesDevelopment: true)
    /// Differs from start to start: pages of an earlier one are to be loaded anew.
    private let start = RandomToken.make(bits: 128)

    /// The file at a path below the page's address.
    func asset(_ path: String) async throws -> PageAsset? {
        guard path == "index.html" else { return try await octets(path).map { PageAsset(name: path, $0) } }
        // Before the file is read: what changes after this is a change for the page that is made of it.
        let version = try await version()
        return try await octets(path).map { PageAsset(name: path, Self.withPanel($0, version: version)) }
    }

    /// Stands for the bot's start and the page's files.
    func version() async throws -> String {
        guard let folder else { return start }
        return try await NIOThreadPool.singleton.runIfActive { start + "." + folder.version() }
    }

    private func octets(_ path: String) async throws -> ByteBuffer? {
        guard let folder else { return embedded[path]?.plain }
        return try await NIOThreadPool.singleton.runIfActive { folder.read(path).map { ByteBuffer(bytes: $0) } }
    }

    /// Adds the module that shows the panel: it is the server that says so, for no other page has a trace of it.
    private static func withPanel(_ html: ByteBuffer, version: String) -> ByteBuffer {
        let text = String(buffer: html)
        let end = text.firstRange(of: "</head>")?.lowerBound ?? text.endIndex
        let script = "<script type=\"module\" src=\"ui/dev/dev.js\" data-version=\"\(version)\"></script>\n"
        return ByteBuffer(string: text[..<end] + script + text[end...])
    }
}
