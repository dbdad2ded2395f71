/// A connection's hold on a session; letting go of it detaches the connection.
public final class Attachment: Sendable {
    /// The session.
    public let session: Session
    private let number: UInt64

    init(session: Session, number: UInt64) {
        self.session = session
        self.number = number
    }

    deinit { session.detach(number) }

    /// Ends the connection's interest: once this returns, its sink is never called again.
    ///
    /// Detaching twice does no harm. It must not be called from within a sink.
    public func detach() { session.detach(number) }
}
