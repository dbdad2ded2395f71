import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a response's body amounts to.
final class Collected: Sendable {
    private let octets = Mutex(Data())

    var data: Data { octets.withLock { $0 } }

    func append(_ buffer: ByteBuffer) { octets.withLock { $0.append(contentsOf: buffer.readableBytesView) } }
}

/// Takes a response's body in place of a connection.
struct CollectingWriter: ResponseBodyWriter {
    let collected: Collected

    mutating func write(_ buffer: ByteBuffer) async throws { collected.append(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
