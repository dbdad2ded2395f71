internal import ChatAssets

/// The files of the chat page, as they are embedded into the binary.
struct PageAssets: Sendable {
    private let files: [String: PageAsset]

    /// Finds the files in the binary and works out their entity tags.
    init() {
        var files: [String: PageAsset] = [:]
        for index in 0..<jackdaw_asset_count {
            let asset = jackdaw_asset_at(index)
            let path = String(cString: asset.path)
            files[path] = PageAsset(
                name: path,
                embedded: UnsafeBufferPointer(start: asset.bytes, count: asset.count)
            )
        }
        self.files = files
    }

    /// The file at a path below the page's own address.
    subscript(path: String) -> PageAsset? { files[path] }

    /// The paths of all files.
    var paths: [String] { files.keys.sorted() }
}
