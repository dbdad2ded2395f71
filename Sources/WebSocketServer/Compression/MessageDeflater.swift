import NIOCore
import PermessageDeflate

/// One connection's use of compression for what it sends.
struct MessageDeflater {
    private let service: WebSocketService
    private let keepsContext: Bool
    private let settings: Deflater.Settings
    private let loop: LoopContext
    private var own: Deflater?
    private var wasUsed = false
    private var lastUse = NIODeadline.now()

    init(parameters: DeflateParameters, policy: CompressionPolicy, service: WebSocketService, loop: LoopContext) {
        self.service = service
        self.loop = loop
        keepsContext = !parameters.serverNoContextTakeover
        settings = policy.settings(for: parameters)
    }

    /// The message compressed, or nil where it is better sent as it is.
    mutating func compress(_ message: WebSocketMessage) -> ByteBuffer? {
        guard let policy = service.compression, pays(message, policy) else { return nil }
        let size = message.payload.readableBytes
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
        if own == nil || !pays { deflater.reset() }
        return pays ? output : nil
    }

    private func pays(_ message: WebSocketMessage, _ policy: CompressionPolicy) -> Bool {
        let size = message.payload.readableBytes
        guard size >= policy.threshold, size > 0 else { return false }
        return message.kind == .text || policy.compressesBinary && !CompressedFormat.begins(message.payload)
    }

    /// Gives the memory of a compressor back that has had nothing to do for a while.
    ///
    /// What follows refers to nothing before it, which a peer need not be told.
    mutating func sweep(now: NIODeadline) {
        guard own != nil, let limit = service.compression?.idleRelease else { return }
        if wasUsed {
            wasUsed = false
            lastUse = now
        } else if now - lastUse >= TimeAmount(limit) {
            release()
        }
    }

    /// Gives the compressor's memory back.
    mutating func release() {
        guard own != nil else { return }
        own = nil
        service.compressionBudget.giveBack(cost)
    }

    private var cost: Int {
        CompressionCost(windowBits: settings.windowBits, memoryLevel: settings.memoryLevel).deflater
    }

    private mutating func currentDeflater() -> Deflater {
        if let own { return own }
        // Without a context nothing is lost but size, and a peer need not be told.
        guard keepsContext, service.compressionBudget.take(cost) else { return loop.sharedDeflater(settings) }
        let made = Deflater(settings: settings)
        own = made
        return made
    }
}
