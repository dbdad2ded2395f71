import JackdawCore
import NIOCore
import Synchronization

/// What the connections of one session share.
final class SessionHub: Sendable {
    private struct State {
        var bucket: TokenBucket
        /// How many connections want the frames.
        var readers = 0
        var sequence = 0
        var frame: ByteBuffer?
    }

    let session: Session
    /// Owns the session's files; never used again, unlike the id of the session.
    let number: UInt64
    private let state: Mutex<State>

    init(session: Session, number: UInt64, messagesPerSecond: Int, now: Duration) {
        self.session = session
        self.number = number
        state = Mutex(State(bucket: TokenBucket(perSecond: messagesPerSecond, now: now)))
    }

    /// How long one more message of the session has to wait.
    func delay(now: Duration) -> Duration {
        state.withLock { $0.bucket.take(now: now) }
    }

    func addReader() { state.withLock { $0.readers += 1 } }

    func removeReader() {
        state.withLock { state in
            state.readers -= 1
            if state.readers < 2 { state.frame = nil }
        }
    }

    /// A frame's octets, which all connections get one after the other: they are made for the first.
    func encoded(_ frame: JournalFrame, make: () -> [UInt8]) -> ByteBuffer {
        state.withLock { state in
            if state.sequence == frame.sequence, let bytes = state.frame { return bytes }
            let bytes = ByteBuffer(bytes: make())
            state.sequence = frame.sequence
            // A single connection will not ask again, and a large frame would stay for nothing.
            state.frame = state.readers > 1 ? bytes : nil
            return bytes
        }
    }
}
