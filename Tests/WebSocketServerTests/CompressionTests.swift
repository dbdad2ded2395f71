import NIOCore
import PermessageDeflate
import Testing

@testable import WebSocketServer

@Suite("Compression over a socket")
struct CompressionTests {
    private static let offer = ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"]

    private static func compressed(_ bytes: [UInt8], with deflater: Deflater) throws -> [UInt8] {
        var output = ByteBuffer()
        try deflater.compress(ByteBuffer(bytes: bytes).readableBytesView, into: &output)
        return Array(output.readableBytesView)
    }

    private static func plain(_ frame: Frame, with inflater: Inflater) throws -> String {
        guard frame.first & 0x40 != 0 else { return frame.text }
        var output = ByteBuffer()
        try inflater.decompress(ByteBuffer(bytes: frame.payload).readableBytesView, into: &output, limit: 1 << 24)
        try inflater.finishMessage(into: &output, limit: 1 << 24)
        return String(buffer: output)
    }

    @Test("compressed and plain messages may be mixed, and contexts live on both ways")
    func mixed() async throws {
        try await TestServer.run { server in
            let client = try await server.open(Self.offer)
            let (deflater, inflater) = (Deflater(), Inflater())
            let text = String(repeating: "Every good boy deserves favour. ", count: 20)
            var sizes: [Int] = []
            for round in 0..<4 {
                let bytes = try Self.compressed(Array(text.utf8), with: deflater)
                // In two fragments; RSV1 on the first only.
                try await client.send(
                    Frame.masked(0x41, Array(bytes.prefix(3))) + Frame.masked(0x80, Array(bytes.dropFirst(3)))
                )
                let frame = try await client.readFrame()
                sizes.append(frame.payload.count)
                #expect(try Self.plain(frame, with: inflater) == text)
                try await client.send(Frame.text("short \(round)"))
                #expect(try await client.readFrame() == Frame(first: 0x81, payload: Array("short \(round)".utf8)))
            }
            #expect(sizes[1] < sizes[0])
        }
    }

    @Test("without context takeover each message stands alone")
    func noTakeover() async throws {
        let offer = [
            "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        ]
        try await TestServer.run { server in
            let client = try await server.open(offer)
            let text = String(repeating: "abcdefgh ", count: 40)
            for _ in 0..<3 {
                try await client.send(Frame.masked(0xC1, try Self.compressed(Array(text.utf8), with: Deflater())))
                #expect(try Self.plain(try await client.readFrame(), with: Inflater()) == text)
            }
        }
    }

    @Test("a message that shall not be compressed is not")
    func secret() async throws {
        try await TestServer.run(handler: { connection in
            try await connection.send(.text(String(repeating: "secret", count: 100)), compress: false)
            try await connection.send(.text(String(repeating: "public", count: 100)))
        }) { server in
            let client = try await server.open(Self.offer)
            #expect(try await client.readFrame().first == 0x81)
            #expect(try await client.readFrame().first == 0xC1)
        }
    }

    @Test("a bomb is closed with 1009, broken data and broken text with 1007")
    func hostile() async throws {
        try await TestServer.run { server in
            let zeros = [UInt8](repeating: 0, count: 8 << 20)
            let bomb = try Self.compressed(zeros, with: Deflater())
            let brokenText = try Self.compressed([0xC3, 0x28], with: Deflater())
            let cases: [([UInt8], Int)] = [
                (bomb, 1009), ([0xFF, 0xFF], 1007), ([0xF2, 0x48], 1007), (brokenText, 1007),
            ]
            for (payload, code) in cases {
                let client = try await server.open(Self.offer)
                try await client.send(Frame.masked(0xC1, payload))
                #expect(try await client.readCloseCode() == code)
            }
        }
    }

    @Test("a malformed offer is declined, not failed")
    func declined() async throws {
        try await TestServer.run { server in
            let client = try await server.open([
                "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99"
            ])
            try await client.send(Frame.text(String(repeating: "x", count: 500)))
            #expect(try await client.readFrame().first == 0x81)
        }
    }
}
