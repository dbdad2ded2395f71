internal import NIOCore

/// Why a server could not start, in one line.
public struct ServerError: Error, Equatable, CustomStringConvertible {
    /// What went wrong, and what to do.
    public let description: String

    init(_ description: String) {
        self.description = description
    }

    /// What a failure to listen means for who started the bot; nil when it was something else.
    init?(_ error: any Error, host: String, port: Int) {
        guard let error = error as? IOError else { return nil }
        switch error.errnoCode {
        case POSIXErrorCode.addressInUse:
            description = "port \(port) of \(host) is in use; stop what listens there, or choose another with --port"
        case POSIXErrorCode.accessDenied:
            description = "port \(port) of \(host) may not be used by this user; choose one above 1023 with --port"
        case POSIXErrorCode.addressNotAvailable:
            description = "\(host) is not an address of this machine; choose another with --host"
        default:
            description = "listening on \(host), port \(port), failed: \(error)"
        }
    }
}
