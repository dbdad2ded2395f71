import NIOCore
import PermessageDeflate

/// One connection's use of compression for what it sends.
struct MessageDeflater {
    private let policy: CompressionPolicy
    private let keepsContext: Bool
    private let settings: Deflater.Settings
    private let loop: LoopContext
    private var own: Deflater?

    init(policy: CompressionPolicy, parameters: DeflateParameters, loop: LoopContext) {
        self.policy = policy
        self.loop = loop
        keepsContext = !parameters.serverNoContextTakeover
        settings = policy.settings(for: parameters)
    }

    /// The message compressed, or nil where it is better sent as it is.
    mutating func compress(_ message: WebSocketMessage) -> ByteBuffer? {
        let size = message.payload.readableBytes
        guard size >= policy.threshold, size > 0, message.kind == .text || policy.compressesBinary else { return nil }
        let deflater = currentDeflater()
        var output = ByteBuffer()
        output.reserveCapacity(size / 2 + 64)
        do {
            try deflater.compress(message.payload.readableBytesView, into: &output)
        } catch {
            return nil
        }
        let pays = output.readableBytes < size
        // A context must hold nothing that the peer has not seen.
        if !keepsContext || !pays { deflater.reset() }
        return pays ? output : nil
    }

    private mutating func currentDeflater() -> Deflater {
        guard keepsContext else { return loop.sharedDeflater(settings) }
        if let own { return own }
        let made = Deflater(settings: settings)
        own = made
        return made
    }
}
