import JackdawCore
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The directory of uploads: made with the first one, readable by this process's user alone, removed at the end.
final class UploadFolder: Sendable {
    private let parent: String?
    private let path = Mutex<String?>(nil)

    init(parent: String?) {
        self.parent = parent
    }

    /// Where a file of that name goes.
    func path(for name: String) throws -> String {
        try path.withLock { path in
            if let path { return path + "/" + name }
            let parent = parent ?? FileManager.default.temporaryDirectory.path(percentEncoded: false)
            // A name of its own, so that servers can share the parent, and so that nobody else's files are removed.
            let made = (parent.hasSuffix("/") ? parent : parent + "/") + "jackdaw-" + RandomToken.make(bits: 128)
            try FileManager.default.createDirectory(
                atPath: made,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            path = made
            return made + "/" + name
        }
    }

    func removeAll() {
        let made = path.withLock { $0.take() }
        if let made { try? FileManager.default.removeItem(atPath: made) }
    }

    static func remove(_ path: String) {
        unlink(path)
    }

    /// Makes a file that did not exist before and opens it.
    static func create(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SystemError(errno) }
        return descriptor
    }

    static func openForReading(_ path: String) throws -> Int32 {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError(errno) }
        return descriptor
    }

    /// Writes all of it; blocks.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafeWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError(errno)
            }
            rest = rest.dropFirst(count)
        }
    }

    private static func unsafeWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
        Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Reads octets at an offset; fewer than fit only at the end of the file.
    static func read(_ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if count >= 0 { return count }
            if errno != EINTR { throw SystemError(errno) }
        }
    }

    static func closeFile(_ descriptor: Int32) {
        _ = close(descriptor)
    }

    /// What the operating system said.
    struct SystemError: Error, CustomStringConvertible {
        let number: Int32

        init(_ number: Int32) {
            self.number = number
        }

        var description: String { String(cString: strerror(number)) }
    }
}
