import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The pieces of a body in chunks, each made when the connection has room for it.
struct BodyChunks: AsyncSequence, Sendable {
    private let pieces: [Data]

    /// Few enough octets to be forgotten soon, and enough that their number does not matter.
    static let size = 64 << 10

    init(_ pieces: [Data]) { self.pieces = pieces }

    /// How many octets there are.
    var count: Int { pieces.reduce(0) { $0 + $1.count } }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pieces: pieces[...]) }

    struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var pieces: ArraySlice<Data>
        private var offset = 0

        fileprivate init(pieces: ArraySlice<Data>) { self.pieces = pieces }

        mutating func next() async -> ByteBuffer? { nextOctets().map { ByteBuffer(bytes: $0) } }

        mutating func nextOctets() -> Data? {
            while let piece = pieces.first {
                let chunk = piece.dropFirst(offset).prefix(BodyChunks.size)
                if !chunk.isEmpty {
                    offset += chunk.count
                    return chunk
                }
                pieces.removeFirst()
                offset = 0
            }
            return nil
        }
    }
}
