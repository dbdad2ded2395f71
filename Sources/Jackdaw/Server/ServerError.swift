internal import NIOCore

/// Why a server could not start, in one line.
public struct ServerError: Error, Equatable, CustomStringConvertible {
    /// What went wrong, and what to do.
    public let description: String

    init(_ description: String) {
        self.description = description
    }

    /// What a failure to listen means for who started the bot; nil when it was something else.
    ///
    /// - Parameters:
    ///   - error: what was thrown.
    ///   - place: where the server was to listen, such as "port 8765 of 127.0.0.1", as far as that is known.
    init?(_ error: any Error, listeningOn place: String = "the address to listen on") {
        if let unknown = error as? SocketAddressError.UnknownHost {
            description = "there is no address \(unknown.host); choose another with --host"
            return
        }
        guard let error = error as? IOError else { return nil }
        switch error.errnoCode {
        case POSIXErrorCode.addressInUse:
            description = "\(place) is in use; stop what listens there, or choose another with --port"
        case POSIXErrorCode.accessDenied:
            description = "\(place) may not be used by this user; choose a port above 1023 with --port"
        case POSIXErrorCode.addressNotAvailable:
            description = "\(place) is not of this machine; choose another with --host"
        default:
            description = "\(place) cannot be listened on: \(error)"
        }
    }
}
