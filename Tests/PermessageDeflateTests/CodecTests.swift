import NIOCore
import Testing

@testable import PermessageDeflate

@Suite("Messages compressed and decompressed")
struct CodecTests {
    static let broken: [[UInt8]] = [
        [0xFF, 0xFF, 0xFF], [0x07], [0xF2, 0x48, 0xCD], [0x00, 0x09, 0x00, 0xF6, 0xFF, 0x48], [],
    ]

    private func inflate(_ inflater: Inflater, _ bytes: [UInt8], cuts: Int = 1, limit: Int = 1 << 24) throws -> [UInt8]
    {
        var output = ByteBuffer()
        for start in stride(from: 0, to: bytes.count, by: max(1, bytes.count / cuts)) {
            let end = min(bytes.count, start + max(1, bytes.count / cuts))
            let piece = ByteBuffer(bytes: bytes[start..<end]).readableBytesView
            try inflater.decompress(piece, into: &output, limit: limit - output.readableBytes)
        }
        try inflater.finishMessage(into: &output, limit: limit - output.readableBytes)
        return Array(output.readableBytesView)
    }

    private func deflate(_ deflater: Deflater, _ bytes: [UInt8]) throws -> [UInt8] {
        var output = ByteBuffer()
        try deflater.compress(ByteBuffer(bytes: bytes).readableBytesView, into: &output)
        return Array(output.readableBytesView)
    }

    /// Octets that compress somewhat, the same in each run.
    private func sample(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 60) &+ 0x61
        }
    }

    @Test("messages of any size come back as they were, cut anywhere", arguments: [0, 1, 63, 4096, 65536, 1_000_003])
    func roundTrip(size: Int) throws {
        let (deflater, inflater) = (Deflater(), Inflater(windowBits: 12))
        for seed in 1...3 {
            let message = sample(size, seed: UInt64(seed))
            let compressed = try deflate(deflater, message)
            #expect(try inflate(inflater, compressed, cuts: seed * seed * 7) == message)
        }
    }

    @Test("incompressible octets come back as they were")
    func random() throws {
        let (deflater, inflater) = (Deflater(), Inflater())
        var generator = SystemRandomNumberGenerator()
        let message = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(try inflate(inflater, deflate(deflater, message), cuts: 9) == message)
    }

    @Test("the RFC's own examples decompress, blocks with BFINAL included")
    func examples() throws {
        let hello = Array("Hello".utf8)
        let inflater = Inflater()
        // RFC 7692, 7.2.3.1, 7.2.3.2, 7.2.3.3, 7.2.3.4, 7.2.3.5, in one context.
        #expect(try inflate(inflater, [0xF2, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]) == hello)
        #expect(try inflate(inflater, [0xF2, 0x00, 0x11, 0x00, 0x00]) == hello)
        #expect(try inflate(inflater, [0x00, 0x05, 0x00, 0xFA, 0xFF, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x00]) == hello)
        #expect(try inflate(inflater, [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x00]) == hello)
        // The window has outlived the final block: this refers to it.
        #expect(try inflate(inflater, [0xF2, 0x00, 0x11, 0x00, 0x00]) == hello)
        #expect(
            try inflate(
                inflater,
                [0xF2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xCA, 0xC9, 0xC9, 0x07, 0x00]
            ) == hello
        )
        // A sequence of final blocks, and one without the octet after it.
        let final: [UInt8] = [0xF3, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00]
        #expect(try inflate(inflater, final + final + [0x00]) == hello + hello)
        #expect(try inflate(inflater, final) == hello)
        #expect(try inflate(inflater, [0xF2, 0x00, 0x11, 0x00, 0x00]) == hello)
    }

    @Test("half a million final blocks in one message cost milliseconds, and the window outlives them all")
    func finalBlocks() throws {
        let (deflater, inflater) = (Deflater(), Inflater())
        let message = sample(2000)
        #expect(try inflate(inflater, deflate(deflater, message)) == message)
        let blocks = Array(repeatElement([0x03, 0x00] as [UInt8], count: 500_000).joined())
        let begin = ContinuousClock.now
        #expect(try inflate(inflater, blocks) == [])
        // Copying the window at each of them takes seconds.
        #expect(ContinuousClock.now - begin < .seconds(1))
        let again = try deflate(deflater, message)
        #expect(again.count < message.count / 10)
        #expect(try inflate(inflater, again) == message)
    }

    @Test("an empty message is one octet, and nothing at all is empty too")
    func empty() throws {
        #expect(try deflate(Deflater(), []) == [0])
        #expect(try inflate(Inflater(), [0]) == [])
    }

    @Test("the second of two equal messages is small with a context, and as large as the first without")
    func context() throws {
        let message = sample(2000)
        let keeping = Deflater()
        let first = try deflate(keeping, message)
        #expect(try deflate(keeping, message).count < first.count / 10)
        let forgetting = Deflater()
        #expect(try deflate(forgetting, message) == first)
        forgetting.reset()
        #expect(try deflate(forgetting, message) == first)
    }

    @Test("nothing refers further back than the window promised", arguments: 9...15)
    func window(bits: Int) throws {
        let deflater = Deflater(settings: .init(level: 9, windowBits: bits, memoryLevel: 9))
        let inflater = Inflater(windowBits: bits)
        for seed in 1...4 {
            let message = sample(100_000, seed: UInt64(seed)) + sample(100_000, seed: 1)
            #expect(try inflate(inflater, deflate(deflater, message)) == message)
        }
    }

    @Test("a reference beyond the window agreed on is invalid")
    func windowExceeded() throws {
        let message = (0..<3000).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let deflater = Deflater(settings: .init(level: 9, windowBits: 15, memoryLevel: 9))
        let inflater = Inflater(windowBits: 9)
        let first = try deflate(deflater, message)
        let second = try deflate(deflater, message)
        #expect(try inflate(inflater, first) == message)
        #expect(throws: DeflateError.invalidData) { _ = try inflate(inflater, second).count }
    }

    @Test("exactly the limit is accepted, one octet more is not")
    func limit() throws {
        let zeros = [UInt8](repeating: 0, count: 100_000)
        let compressed = try deflate(Deflater(), zeros)
        #expect(try inflate(Inflater(), compressed, limit: 100_000).count == 100_000)
        #expect(throws: DeflateError.tooLarge) { try inflate(Inflater(), compressed, limit: 99_999) }
    }

    @Test("a bomb costs no more than the limit")
    func bomb() throws {
        let compressed = try deflate(Deflater(), [UInt8](repeating: 0, count: 50_000_000))
        #expect(compressed.count < 300_000)
        var output = ByteBuffer()
        let inflater = Inflater()
        #expect(throws: DeflateError.tooLarge) {
            try inflater.decompress(ByteBuffer(bytes: compressed).readableBytesView, into: &output, limit: 1 << 20)
        }
        #expect(output.capacity <= 4 << 20)
    }

    @Test(
        "what is no DEFLATE data, or stops within a block, is invalid",
        arguments: Self.broken
    )
    func invalid(bytes: [UInt8]) {
        if bytes.isEmpty {
            // No octet at all: what some senders make of an empty message.
            #expect(throws: Never.self) { try inflate(Inflater(), bytes) }
        } else {
            #expect(throws: DeflateError.invalidData) { try inflate(Inflater(), bytes) }
        }
    }
}
