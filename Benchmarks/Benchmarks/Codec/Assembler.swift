import Benchmark
import NIOCore
import PermessageDeflate

@testable import WebSocketServer

func assemblerBenchmarks() {
    let limits = MessageAssembler.Limits(
        frameSize: 1 << 20,
        messageSize: 1 << 20,
        inflatedSize: 1 << 20,
        fragments: 1000
    )
    for (name, count) in [("64 B", 64), ("1 KiB", 1024), ("16 KiB", 16384)] {
        let payload = ByteBuffer(string: Payloads.prose(count))
        let header = Frames.header(.text, count)
        let assembler = MessageAssembler(limits: limits, inflation: nil)
        measure("assembler, \(name)", .small, state: assembler) { assembler in
            try assembler.begin(header)
            try assembler.append(payload)
            blackHole(try assembler.endFrame())
        }
    }

    let quarter = ByteBuffer(string: Payloads.prose(256))
    let fragments = (0..<4).map { Frames.header($0 == 0 ? .text : .continuation, 256, isFinal: $0 == 3) }
    let assembler = MessageAssembler(limits: limits, inflation: nil)
    measure("assembler, 1 KiB in four frames", .small, state: assembler) { assembler in
        for header in fragments {
            try assembler.begin(header)
            try assembler.append(quarter)
            blackHole(try assembler.endFrame())
        }
    }

    for (name, messages) in Payloads.all {
        let frames = Payloads.compressed(messages).map {
            (header: Frames.header(.text, $0.readableBytes, isCompressed: true), payload: $0)
        }
        let assembler = MessageAssembler(limits: limits, inflation: .own(Inflater(windowBits: 12)))
        let size: Size = messages[0].readableBytes > 4096 ? .large : .small
        measure("assembler, \(name), deflated", size, state: (assembler: assembler, turn: 0)) { state in
            let frame = frames[state.turn % frames.count]
            state.turn += 1
            try state.assembler.begin(frame.header)
            try state.assembler.append(frame.payload)
            blackHole(try state.assembler.endFrame())
        }
    }
}
