import NIOCore
import PermessageDeflate

/// One connection's use of compression for what it sends.
struct MessageDeflater {
    private let policy: CompressionPolicy
    private let keepsContext: Bool
    private let settings: Deflater.Settings
    private let loop: LoopContext
    private var own: Deflater?
    private var wasUsed = false
    private var lastUse = NIODeadline.now()

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
        wasUsed = true
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

    /// Gives the memory of a compressor back that has had nothing to do for a while.
    ///
    /// What follows refers to nothing before it, which a peer need not be told.
    mutating func sweep(now: NIODeadline) {
        guard let own, let limit = policy.idleRelease else { return }
        if wasUsed {
            wasUsed = false
            lastUse = now
        } else if now - lastUse >= TimeAmount(limit) {
            own.releaseMemory()
            self.own = nil
        }
    }

    private mutating func currentDeflater() -> Deflater {
        guard keepsContext else { return loop.sharedDeflater(settings) }
        if let own { return own }
        let made = Deflater(settings: settings)
        own = made
        return made
    }
}
