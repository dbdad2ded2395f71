internal import NIOPosix

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension Terminal {
    /// The standard streams of this process.
    static var standard: Terminal {
        let isWrittenToTerminal = isatty(STDOUT_FILENO) == 1
        return Terminal(
            write: { ProcessEnd.write($0, to: STDOUT_FILENO) },
            writeError: { ProcessEnd.write($0, to: STDERR_FILENO) },
            // Reading waits for as long as a person thinks: not on a thread that tasks share.
            readLine: { try? await NIOThreadPool.singleton.runIfActive { Swift.readLine() } },
            isInteractive: isWrittenToTerminal && isatty(STDIN_FILENO) == 1,
            isStyled: isWrittenToTerminal && wantsStyles,
            showsProgress: isatty(STDERR_FILENO) == 1,
            width: { columns ?? usualWidth }
        )
    }

    /// `NO_COLOR`, set to anything but nothing, turns styles off (no-color.org), as does a terminal that has none.
    private static var wantsStyles: Bool {
        if let noColor = getenv("NO_COLOR"), noColor.pointee != 0 { return false }
        return getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    private static var columns: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
