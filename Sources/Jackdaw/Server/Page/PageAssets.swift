internal import ChatAssets

/// The files of the chat page, as they are embedded into the binary.
struct PageAssets: Sendable {
    private let files: [String: PageAsset]

    /// Finds the files in the binary and works out their entity tags.
    ///
    /// - Parameter includesDevelopment: whether there is the panel that shows the inside of the bot.
    init(includesDevelopment: Bool = false) {
        var files: [String: PageAsset] = [:]
        for index in 0..<jackdaw_asset_count {
            let asset = jackdaw_asset_at(index)
            let path = String(cString: asset.path)
            if path.hasPrefix(Self.development), !includesDevelopment { continue }
            files[path] = PageAsset(
                name: path,
                embedded: UnsafeBufferPointer(start: asset.bytes, count: asset.count)
            )
        }
        self.files = files
    }

    /// What the paths of the panel's files begin with.
    static let development = "ui/dev/"

    /// The file at a path below the page's own address.
    subscript(path: String) -> PageAsset? { files[path] }

    /// The paths of all files.
    var paths: [String] { files.keys.sorted() }
}
