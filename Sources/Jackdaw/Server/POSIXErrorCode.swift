#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The error numbers that a failure to listen can have.
enum POSIXErrorCode {
    static let addressInUse = EADDRINUSE
    static let accessDenied = EACCES
    static let addressNotAvailable = EADDRNOTAVAIL
}
