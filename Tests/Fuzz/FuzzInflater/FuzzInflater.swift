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
    func outcome(windowBits: Int, _ pieces: () -> [ByteBuffer]) -> [Outcome] {
        let inflater = Inflater(windowBits: windowBits, keepsContext: keepsContext)
        var outcomes: [Outcome] = []
        for _ in 0..<2 where outcomes.last?.error == nil {
            outcomes.append(inflate(pieces(), with: inflater, limit: limit))
        }
        return outcomes
    }
    let whole = outcome(windowBits: windowBits) { [ByteBuffer(bytes: octets)] }
    let cut = outcome(windowBits: windowBits) { cuts.pieces(of: octets) }
    if whole != cut {
        // References further back than agreed may be resolved or refused. Where all are allowed, nothing may differ.
        let widest = outcome(windowBits: 15) { cuts.pieces(of: octets) }
        require(
            [whole, cut].allSatisfy { $0 == widest || isRefused($0, where: widest) },
            "where a message is cut changes what comes out:\n\(whole)\n\(cut)\n\(widest)"
        )
    }
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

/// Whether `outcomes` are those of `others` up to a reference that was refused.
private func isRefused(_ outcomes: [Outcome], where others: [Outcome]) -> Bool {
    guard let last = outcomes.last, last.error == .invalidData, outcomes.count <= others.count else { return false }
    let index = outcomes.count - 1
    return outcomes.dropLast().elementsEqual(others.prefix(index)) && others[index].octets.starts(with: last.octets)
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
