/// A question to a service, whatever it is made of.
package struct ServiceRequest: Sendable {
    /// What is added to the endpoint's address, without a slash before it: `embeddings`.
    package var path: String
    package var contentType: String
    package var body: [UInt8]

    package init(path: String, contentType: String, body: [UInt8]) {
        self.path = path
        self.contentType = contentType
        self.body = body
    }
}
