#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// A question to a service, whatever it is made of.
package struct ServiceRequest: Sendable {
    /// What is added to the endpoint's address, without a slash before it: `embeddings`.
    package var path: String
    package var contentType: String
    /// What is sent, piece by piece, so that a large one need not be copied to stand between others.
    package var body: [Data]
    /// The media types that are understood, as the header `Accept` names them.
    package var accept: String

    package init(path: String, contentType: String, body: [Data], accept: String = "application/json") {
        self.path = path
        self.contentType = contentType
        self.body = body
        self.accept = accept
    }
}
