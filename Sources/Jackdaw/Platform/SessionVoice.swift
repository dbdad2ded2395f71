import JackdawCore

/// Tells a client, in its dialect, what its session says.
protocol SessionVoice: Sendable {
    /// Begins, or begins anew, to listen to the session; returns once the client has been told what it missed.
    ///
    /// - Throws: `CancellationError`, or `WebSocketError` where the connection is closed.
    func attach(after last: Int?, as purpose: AttachmentPurpose) async throws
    /// Stops listening.
    func detach()
    /// Tells the client that something it sent could not be used.
    func send(_ error: ProtocolError)
}

/// Why a connection listens to its session from some frame on.
enum AttachmentPurpose: Sendable {
    /// It has just been opened.
    case live
    /// It was opened for a conversation that goes on already.
    case joining
    /// It comes back.
    case resuming
    /// It asked for the history.
    case replaying
}
