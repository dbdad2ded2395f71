#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The last words of a process, and its standard streams.
enum ProcessEnd {
    /// `EX_CONFIG` of `sysexits.h`: something is wrong with the configuration.
    static let configuration: Int32 = 78

    /// Any other failure.
    static let failure: Int32 = 1

    /// Says why on standard error, and ends the process.
    static func fail(_ message: String, status: Int32) -> Never {
        write(message + "\n", to: STDERR_FILENO)
        exit(status)
    }

    /// Ends the process as asked for by a second signal, which means: at once.
    static func leaveAtOnce(signal: Int32) -> Never {
        _exit(128 + signal)
    }

    /// Says something on standard output, past any buffer, so that who waits for it in a pipe gets it now.
    static func announce(_ line: String) {
        write(line + "\n", to: STDOUT_FILENO)
    }

    /// Ends the process when all is said.
    static func leave(status: Int32) -> Never {
        exit(status)
    }

    /// Writes past any buffer.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { platformWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody listens: there is no one left to tell.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

private func platformWrite(_ descriptor: Int32, _ octets: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, octets, count)
}
