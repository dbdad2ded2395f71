import NIOCore
import NIOPosix
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes an upload to its file and hashes it on the way, on a thread that may block.
final class UploadWriter: Sendable {
    private struct State {
        var descriptor: Int32?
        var hash = SHA256()
        var count = 0
        var beginning = Data()
    }

    private let state: Mutex<State>

    init(descriptor: Int32) {
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { close() }

    /// Octets written so far.
    var count: Int { state.withLock { $0.count } }
    /// The first octets, by which files are recognised.
    var beginning: Data { state.withLock { $0.beginning } }

    func write(_ chunk: ByteBuffer) async throws {
        try await NIOThreadPool.singleton.runIfActive {
            try self.state.withLock { state in
                guard let descriptor = state.descriptor else { return }
                try chunk.withUnsafeReadableBytes { bytes in
                    try UploadFolder.write(bytes, to: descriptor)
                    state.hash.update(bytes)
                    state.count += bytes.count
                    if state.beginning.count < 1024 {
                        state.beginning.append(contentsOf: bytes.prefix(1024 - state.beginning.count))
                    }
                }
            }
        }
    }

    /// Ends the file; its SHA-256.
    func finish() -> [UInt8] {
        close()
        return state.withLock { $0.hash.finish() }
    }

    func close() {
        let descriptor = state.withLock { $0.descriptor.take() }
        if let descriptor { UploadFolder.closeFile(descriptor) }
    }
}
