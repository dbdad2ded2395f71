import NIOCore
import PermessageDeflate
import Testing

@testable import WebSocketServer

@Suite("Frames, apart from any socket")
struct FrameTests {
    static let badHeaders: [[UInt8]] = [
        [0x81, 0x05], [0xA1, 0x80], [0x91, 0x80], [0xC1, 0x80], [0x83, 0x80], [0x8B, 0x80], [0x09, 0x80],
        [0x89, 0xFE, 0x00, 0x7E], [0x82, 0xFE, 0x00, 0x7D], [0x82, 0xFF, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF],
        [0x82, 0xFF, 0x80, 0, 0, 0, 0, 1, 0, 0],
    ]

    @Test("SHA-1 and base64 agree with their standards")
    func digests() {
        func hex(_ text: String) -> String {
            SHA1.digest(Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        #expect(hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        #expect(hex(String(repeating: "a", count: 119)) == "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56")
        #expect(Base64.encode(Array("foobar".utf8)) == "Zm9vYmFy" && Base64.encode(Array("f".utf8)) == "Zg==")
        #expect(Base64.decodedCount("Zm9vYg==") == 4 && Base64.decodedCount("Zm9vYg=") == nil)
    }

    @Test("masking eight octets at a time is masking octet by octet")
    func masking() {
        let key: [UInt8] = [0xA1, 0x02, 0x7F, 0xC3]
        let mask = key.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
        for count in 0..<80 {
            for offset in 0..<9 {
                let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
                var masked = plain
                masked.withUnsafeMutableBytes { Masking.apply(to: $0, mask: mask, offset: offset) }
                #expect(masked == plain.enumerated().map { $1 ^ key[($0 + offset) & 3] })
            }
        }
    }

    @Test("a header is known as soon as it is whole, and not before")
    func headers() throws {
        for size in [0, 125, 126, 65535, 65536, 70000] {
            let bytes = Frame.masked(0x82, [UInt8](repeating: 7, count: size))
            let length = bytes.count - size
            for cut in 0..<length {
                let header = try bytes[..<cut].withUnsafeBytes { try FrameHeader.parse($0, allowsCompression: false) }
                #expect(header == nil)
            }
            let header = try bytes.withUnsafeBytes { try FrameHeader.parse($0, allowsCompression: false) }
            #expect(header?.payloadLength == size && header?.length == length && header?.opcode == .binary)
        }
    }

    @Test(
        "a header that breaks a rule is refused",
        arguments: Self.badHeaders
    )
    func refused(bytes: [UInt8]) {
        #expect(throws: ProtocolViolation.self) {
            try bytes.withUnsafeBytes { try FrameHeader.parse($0, allowsCompression: false) }
        }
    }

    @Test("RSV1 is for the first frame of a message")
    func compressionBit() {
        let cases: [(UInt8, Bool)] = [(0xC1, true), (0xC2, true), (0xC0, false), (0xC9, false), (0xC8, false)]
        for (first, isFine) in cases {
            let bytes = [first, 0x80, 0, 0, 0, 0]
            let header = try? bytes.withUnsafeBytes { try FrameHeader.parse($0, allowsCompression: true) }
            #expect((header != nil) == isFine)
        }
    }

    @Test("UTF-8 is judged as Swift judges it, wherever it is cut")
    func utf8() {
        let samples: [[UInt8]] =
            [
                Array("κόσμε".utf8), Array("a\u{10FFFF}b𝄞 \u{FFFF}".utf8), [0xC0, 0x80], [0xE0, 0x80, 0x80],
                [0xED, 0xA0, 0x80],
                [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xFF], [0xE2, 0x82],
                [0xF0, 0x9D, 0x84],
                Array(repeating: 0x41, count: 30) + [0xC3, 0xA4] + Array(repeating: 0x42, count: 9),
            ]
        for sample in samples {
            let expected = String(validating: sample, as: UTF8.self) != nil
            for cut in 0...sample.count {
                var validator = UTF8Validator()
                let isFine =
                    sample[..<cut].withUnsafeBytes { validator.accept($0) }
                    && sample[cut...].withUnsafeBytes { validator.accept($0) }
                #expect((isFine && validator.isComplete) == expected, "\(sample) cut at \(cut)")
            }
        }
    }

    @Test("UTF-8 fails with the first octet that cannot be mended")
    func utf8FailsAtOnce() {
        let cases: [([UInt8], UInt8)] = [
            ([0xF4], 0x90), ([0xED], 0xA0), ([0xE0], 0x9F), ([0xF0], 0x8F), ([0xCE], 0x41),
        ]
        for (good, bad) in cases {
            var validator = UTF8Validator()
            #expect(good.withUnsafeBytes { validator.accept($0) })
            #expect(![bad].withUnsafeBytes { validator.accept($0) })
        }
    }

    @Test("a message is the sum of its fragments, and its limits hold over all of them")
    func assembly() throws {
        var assembler = MessageAssembler(
            limits: .init(frameSize: 8, messageSize: 10, inflatedSize: 10, fragments: 3),
            inflation: nil
        )
        func header(_ opcode: Opcode, _ length: Int, final: Bool) -> FrameHeader {
            FrameHeader(isFinal: final, isCompressed: false, opcode: opcode, payloadLength: length, mask: 0, length: 6)
        }
        try assembler.begin(header(.text, 4, final: false))
        try assembler.append(ByteBuffer(bytes: Array("a\u{20AC}".utf8)))
        #expect(try assembler.endFrame() == nil)
        try assembler.begin(header(.continuation, 6, final: true))
        try assembler.append(ByteBuffer(string: "bcdefg"))
        #expect(try assembler.endFrame()?.text == "a\u{20AC}bcdefg")

        #expect(throws: ProtocolViolation.self) { try assembler.begin(header(.continuation, 1, final: true)) }
        try assembler.begin(header(.binary, 8, final: false))
        try assembler.append(ByteBuffer(repeating: 1, count: 8))
        _ = try assembler.endFrame()
        #expect(throws: ProtocolViolation.tooLarge("a message is larger than 10 octets")) {
            try assembler.begin(header(.continuation, 3, final: true))
        }
    }

    @Test("fragments of a compressed message that come to nothing are counted as they arrive")
    func compressedFragments() throws {
        let limits = MessageAssembler.Limits(
            frameSize: 1000,
            messageSize: 3000,
            inflatedSize: 3000,
            fragments: 1000
        )
        var assembler = MessageAssembler(limits: limits, inflation: .own(Inflater()))
        let empty = [UInt8]((0..<200).flatMap { _ in [0, 0, 0, 0xFF, 0xFF] as [UInt8] })
        var frames = 0
        #expect(throws: ProtocolViolation.tooLarge("a message is larger than 3000 octets")) {
            while frames < 900 {
                try assembler.begin(
                    FrameHeader(
                        isFinal: false,
                        isCompressed: frames == 0,
                        opcode: frames == 0 ? .binary : .continuation,
                        payloadLength: empty.count,
                        mask: 0,
                        length: 6
                    )
                )
                try assembler.append(ByteBuffer(bytes: empty))
                _ = try assembler.endFrame()
                frames += 1
            }
        }
        #expect(frames == 3)
    }

    @Test("of two faults in a compressed text the first one counts, wherever the octets are cut")
    func firstFault() throws {
        let limits = MessageAssembler.Limits(frameSize: 300, messageSize: 300, inflatedSize: 300, fragments: 4)
        var compressed = ByteBuffer()
        try Deflater().compress(
            ByteBuffer(bytes: [0xFF] + [UInt8](repeating: 0x61, count: 400)).readableBytesView,
            into: &compressed
        )
        let tooLarge = Array(compressed.readableBytesView)
        // A stored block, then one of a kind that does not exist.
        let damaged: [UInt8] = [0x00, 0x01, 0x00, 0xFE, 0xFF, 0xFF, 0x07]
        for payload in [tooLarge, damaged] {
            let frame = Frame.masked(0xC1, payload)
            for size in [1, frame.count] {
                var reader = FrameReader(limits: limits, inflation: .own(Inflater()))
                #expect(throws: ProtocolViolation.invalid("a text message is not UTF-8")) {
                    for start in stride(from: 0, to: frame.count, by: size) {
                        reader.feed(ByteBuffer(bytes: frame[start..<min(frame.count, start + size)]))
                        while try reader.next() != nil {}
                    }
                }
            }
        }
    }

    @Test("close payloads are checked")
    func closeFrames() throws {
        for code in [0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535] {
            #expect(throws: ProtocolViolation.self) {
                try [UInt8(code >> 8), UInt8(code & 255)].withUnsafeBytes { try CloseFrame.parse($0) }
            }
        }
        for code in [1000, 1003, 1007, 1014, 3000, 4999] {
            let reason = try [UInt8(code >> 8), UInt8(code & 255), 0x68, 0x69].withUnsafeBytes {
                try CloseFrame.parse($0)
            }
            #expect(reason.code.rawValue == code && reason.reason == "hi")
        }
        #expect(throws: ProtocolViolation.self) { try [3].withUnsafeBytes { try CloseFrame.parse($0) } }
        #expect(throws: ProtocolViolation.self) { try [3, 0xE8, 0xFF].withUnsafeBytes { try CloseFrame.parse($0) } }
    }

    @Test("a reason that is too long is cut between characters")
    func longReason() {
        var output = ByteBuffer()
        FrameWriter.writeClose(.normal, reason: String(repeating: "\u{20AC}", count: 60), into: &output)
        #expect(output.readableBytes <= 2 + 2 + 123)
        #expect(String(validating: output.readableBytesView.dropFirst(4), as: UTF8.self) != nil)
    }
}
