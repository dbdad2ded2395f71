import FuzzSupport
import NIOCore
import PermessageDeflate

/// The input's octets: settings, limit and three sizes of pieces, then the data.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzInflater(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    var input = Input(data, size)
    let settings = input.octet()
    let levels = input.octet()
    let limit = Int(input.octet()) << (settings & 1 == 0 ? 0 : 8)
    let cuts = Cuts(input.octets(3))
    let octets = input.rest()
    let windowBits = 9 + Int(settings >> 1 & 7) % 7
    let keepsContext = settings & 0x10 == 0

    // Two messages of the same octets: the second one may refer to the first.
    func outcome(_ pieces: () -> [ByteBuffer]) -> [Outcome] {
        let inflater = Inflater(windowBits: windowBits, keepsContext: keepsContext)
        var outcomes: [Outcome] = []
        for _ in 0..<2 where outcomes.last?.error == nil {
            outcomes.append(inflate(pieces(), with: inflater, limit: limit))
        }
        return outcomes
    }
    let whole = outcome { [ByteBuffer(bytes: octets)] }
    let cut = outcome { cuts.pieces(of: octets) }
    require(whole == cut, "where a message is cut changes what comes out:\n\(whole)\n\(cut)")
    if !keepsContext, whole.count == 2 { require(whole[0] == whole[1], "a message was not forgotten") }

    checkRoundTrip(
        [octets, Array(octets.reversed()), octets],
        settings: .init(level: Int(levels & 15), windowBits: windowBits, memoryLevel: Int(levels >> 4)),
        keepsContext: keepsContext,
        cuts: cuts
    )
    return 0
}

private struct Outcome: Equatable {
    var octets: [UInt8] = []
    var error: DeflateError?
}

private func inflate(_ pieces: [ByteBuffer], with inflater: Inflater, limit: Int) -> Outcome {
    var output = ByteBuffer()
    var outcome = Outcome()
    do throws(DeflateError) {
        for piece in pieces {
            try inflater.decompress(piece.readableBytesView, into: &output, limit: limit - output.readableBytes)
        }
        try inflater.finishMessage(into: &output, limit: limit - output.readableBytes)
        require(output.readableBytes <= limit, "\(output.readableBytes) octets, where \(limit) are allowed")
    } catch {
        // One octet more is how it is noticed.
        require(output.readableBytes <= limit + 1, "\(output.readableBytes) octets, where \(limit) are allowed")
        outcome.error = error
    }
    outcome.octets = Array(output.readableBytesView)
    return outcome
}

/// What was compressed comes out as it was, with a limit that just suffices, and not with a smaller one.
private func checkRoundTrip(_ messages: [[UInt8]], settings: Deflater.Settings, keepsContext: Bool, cuts: Cuts) {
    let deflater = Deflater(settings: settings)
    let inflater = Inflater(windowBits: settings.windowBits, keepsContext: keepsContext)
    for message in messages {
        var compressed = ByteBuffer()
        do throws(DeflateError) {
            try deflater.compress(ByteBuffer(bytes: message).readableBytesView, into: &compressed)
        } catch { fatalError("a message was not compressed: \(error)") }
        let pieces = cuts.pieces(of: Array(compressed.readableBytesView))
        let back = inflate(pieces, with: inflater, limit: message.count)
        require(back == Outcome(octets: message), "\(message) came back as \(back)")
        if !keepsContext {
            deflater.reset()
            guard !message.isEmpty else { continue }
            let fresh = Inflater(windowBits: settings.windowBits, keepsContext: false)
            let short = inflate(pieces, with: fresh, limit: message.count - 1)
            require(short.error == .tooLarge, "a message one octet too large gave \(short)")
        }
    }
}
