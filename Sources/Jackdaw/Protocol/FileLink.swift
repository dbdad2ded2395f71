/// A file as jackdaw.v1 shows it: described, and left where it can be fetched.
package struct FileLink: Sendable, Hashable {
    package var name: String
    package var type: String
    package var size: Int
    package var url: String

    package init(name: String, type: String, size: Int, url: String) {
        self.name = name
        self.type = type
        self.size = size
        self.url = url
    }
}
