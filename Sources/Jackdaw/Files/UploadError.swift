/// Why an upload was not taken.
struct UploadError: Error, Hashable {
    enum Reason: String, Sendable {
        case badRequest = "bad_request"
        case badDigest = "bad_digest"
        case lengthRequired = "length_required"
        case tooLarge = "too_large"
        case unauthorized
        case unknownSession = "unknown_session"
        case full = "storage_full"
        case storage = "storage_failed"
    }

    var reason: Reason
    var message: String

    init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }
}
