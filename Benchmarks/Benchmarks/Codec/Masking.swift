import Benchmark

@testable import WebSocketServer

func maskingBenchmarks() {
    let cases: [(name: String, count: Int, start: Int)] = [
        ("64 B", 64, 0), ("1 KiB", 1024, 0), ("16 KiB", 16384, 0), ("1 KiB, unaligned", 1021, 3),
    ]
    for (name, count, start) in cases {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: start + count, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0x61)
        let payload = UnsafeMutableRawBufferPointer(rebasing: memory[start...])
        measure("masking, \(name)", count < 100 ? .tiny : .small) {
            Masking.apply(to: payload, mask: 0x1234_5678, offset: start)
        }
    }
}
