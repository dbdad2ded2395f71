#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What happened at a socket.
enum SocketEvent {
    /// There is something to read, if only the end.
    case readable
    case writable
    /// A signal came.
    case interrupted
    /// Nothing in all that time.
    case silent
}

/// Waits for a socket, in the calling thread.
func poll(_ socket: Int32, toWrite: Bool, _ patience: Duration) -> SocketEvent {
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    if toWrite { descriptor.events |= Int16(POLLOUT) }
    let count = poll(&descriptor, 1, Int32(patience / .milliseconds(1)))
    guard count != 0 else { return .silent }
    // Other errors are found out when it is read.
    guard count > 0 || errno != EINTR else { return .interrupted }
    return descriptor.revents == Int16(POLLOUT) ? .writable : .readable
}
