import Benchmark
import NIOCore
import PermessageDeflate

func compressionBenchmarks() {
    let settings: [(name: String, settings: Deflater.Settings, keepsContext: Bool)] = [
        ("1/12/5 takeover", .init(level: 1, windowBits: 12, memoryLevel: 5), true),
        ("6/15/8 takeover", .init(level: 6, windowBits: 15, memoryLevel: 8), true),
        ("1/12/5 no takeover", .init(level: 1, windowBits: 12, memoryLevel: 5), false),
    ]
    for (kind, messages) in Payloads.all {
        let size: Size = messages[0].readableBytes > 512 ? .large : .small
        for (name, settings, keepsContext) in settings {
            deflation("deflate, \(kind), \(name)", size, messages, settings, keepsContext)
            inflation("inflate, \(kind), \(name)", size, messages, settings, keepsContext)
        }
    }
}

private func deflation(
    _ name: String,
    _ size: Size,
    _ messages: [ByteBuffer],
    _ settings: Deflater.Settings,
    _ keepsContext: Bool
) {
    let deflater = Deflater(settings: settings)
    measure(name, size, state: (output: ByteBuffer(), turn: 0)) { state in
        state.output.clear()
        try deflater.compress(messages[state.turn % messages.count].readableBytesView, into: &state.output)
        if !keepsContext { deflater.reset() }
        state.turn += 1
    }
}

private func inflation(
    _ name: String,
    _ size: Size,
    _ messages: [ByteBuffer],
    _ settings: Deflater.Settings,
    _ keepsContext: Bool
) {
    // After the last message comes the first again: that one refers to nothing, and those after it to what precedes them.
    let compressed = Payloads.compressed(messages, settings, keepsContext: keepsContext)
    let inflater = Inflater(windowBits: settings.windowBits, keepsContext: keepsContext)
    measure(name, size, state: (output: ByteBuffer(), turn: 0)) { state in
        let message = compressed[state.turn % compressed.count]
        state.output.clear()
        try inflater.decompress(message.readableBytesView, into: &state.output, limit: 1 << 20)
        try inflater.finishMessage(into: &state.output, limit: 1 << 20)
        state.turn += 1
    }
}
