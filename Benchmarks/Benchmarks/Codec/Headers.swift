import Benchmark
import NIOCore

@testable import WebSocketServer

func headerBenchmarks() {
    for (name, count) in [("64 B", 64), ("1 KiB", 1024), ("70,000 B", 70_000)] {
        let header = Frames.maskedHeader(first: 0x81, payloadLength: count)
        measure("frame header, parse, \(name)", .tiny) {
            let parsed = try header.withUnsafeBytes { try FrameHeader.parse($0, allowsCompression: true) }
            blackHole(parsed)
        }
        measure("frame header, write, \(name)", .tiny, state: ByteBuffer()) { output in
            output.clear()
            FrameWriter.writeHeader(.text, isCompressed: true, payloadLength: count, into: &output)
        }
    }
    measure("close frame, write", .small, state: ByteBuffer()) { output in
        output.clear()
        FrameWriter.writeClose(.normal, reason: "the server is going down", into: &output)
    }
}
