internal import NIOCore
internal import PermessageDeflate

/// What a client and a server have agreed on with permessage-deflate (RFC 7692), at work.
struct WebSocketClientCompression {
    private let deflater: Deflater
    private let inflater: Inflater
    private let forgets: Bool

    /// The most a message may grow to; a test that gets more has found a fault.
    private static let limit = 1 << 28

    init(_ agreed: DeflateParameters) {
        deflater = Deflater(settings: .init(windowBits: agreed.clientMaxWindowBits ?? 15))
        inflater = Inflater(
            windowBits: agreed.serverMaxWindowBits ?? 15,
            keepsContext: !agreed.serverNoContextTakeover
        )
        forgets = agreed.clientNoContextTakeover
    }

    func compress(_ octets: [UInt8]) throws -> [UInt8] {
        var output = ByteBuffer()
        try deflater.compress(ByteBuffer(bytes: octets).readableBytesView, into: &output)
        if forgets { deflater.reset() }
        return Array(output.readableBytesView)
    }

    func decompress(_ octets: [UInt8]) throws -> [UInt8] {
        var output = ByteBuffer()
        try inflater.decompress(ByteBuffer(bytes: octets).readableBytesView, into: &output, limit: Self.limit)
        try inflater.finishMessage(into: &output, limit: Self.limit - output.readableBytes)
        return Array(output.readableBytesView)
    }
}
