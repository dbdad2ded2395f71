import NIOCore
import PermessageDeflate
import Testing

@testable import WebSocketServer

@Suite("When messages are compressed, and what it may cost")
struct CompressionPolicyTests {
    private static let offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    private static let text = String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 20)

    @Test("settings that cost too much are lowered until they fit, at last to no context at all")
    func fitted() {
        var policy = CompressionPolicy()
        #expect(policy.fitted == policy)
        policy.windowBits = 15
        policy.memoryLevel = 8
        for limit in stride(from: 300 << 10, to: 0, by: -(10 << 10)) {
            policy.maxMemoryPerConnection = limit
            let fitted = policy.fitted
            #expect(!fitted.contextTakeover || fitted.cost.total <= limit)
            #expect((9...15).contains(fitted.windowBits) && (1...9).contains(fitted.memoryLevel))
        }
        policy.maxMemoryPerConnection = 64 << 10
        #expect(policy.fitted.contextTakeover)
        policy.maxMemoryPerConnection = 4 << 10
        #expect(!policy.fitted.contextTakeover)
    }

    @Test("a compressor takes about what the formula says")
    func cost() {
        // Measured for the default settings: 49 KiB for both directions.
        #expect((40 << 10...56 << 10).contains(CompressionPolicy().cost.total))
    }

    @Test("without memory for contexts clients are asked to need none, and messages are compressed all the same")
    func budget() async throws {
        var configuration = WebSocketConfiguration()
        configuration.compression?.maxMemory = 30 << 10
        try await TestServer.run(configuration) { server in
            // Room for a decompressor, then for no more: the compressor is shared.
            let first = try await Self.opened(server)
            #expect(!first.head.contains("client_no_context_takeover"))
            let others = [try await Self.opened(server), try await Self.opened(server), try await Self.opened(server)]
            #expect(others.last?.head.contains("client_no_context_takeover") == true)
            for (client, _) in [first] + others {
                var sizes: [Int] = []
                for _ in 0..<2 {
                    try await client.send(Frame.text(Self.text))
                    let frame = try await client.readFrame()
                    #expect(frame.first == 0xC1)
                    sizes.append(frame.payload.count)
                }
                // No context is kept: the second is as long as the first.
                #expect(sizes[0] == sizes[1])
            }
            for (client, _) in [first] + others { client.close() }
            try await server.untilNoSockets()
            #expect(server.service.compressionBudget.used == 0)
            #expect(!(try await Self.opened(server)).head.contains("client_no_context_takeover"))
        }
    }

    @Test("what compressors take is given back when connections close")
    func givenBack() async throws {
        try await TestServer.run { server in
            let (client, _) = try await Self.opened(server)
            try await client.send(Frame.text(Self.text))
            _ = try await client.readFrame()
            let cost = CompressionPolicy().cost
            #expect(server.service.compressionBudget.used == cost.total)
            client.close()
            try await server.untilNoSockets()
            #expect(server.service.compressionBudget.used == 0)
        }
    }

    @Test("a client that cannot be held to a small window keeps no context where one would cost too much")
    func wideWindow() async throws {
        var configuration = WebSocketConfiguration()
        configuration.compression?.maxMemoryPerConnection = 64 << 10
        try await TestServer.run(configuration) { server in
            let (_, head) = try await Self.opened(server, offer: "Sec-WebSocket-Extensions: permessage-deflate")
            #expect(head.contains("client_no_context_takeover"))
        }
    }

    @Test("messages without a context are decompressed by whatever decompressor is free")
    func pooled() async throws {
        let offer = "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover"
        try await TestServer.run { server in
            let clients = [
                try await Self.opened(server, offer: offer).0, try await Self.opened(server, offer: offer).0,
            ]
            var output = ByteBuffer()
            try Deflater().compress(ByteBuffer(string: Self.text).readableBytesView, into: &output)
            let bytes = Array(output.readableBytesView)
            for _ in 0..<3 {
                // Both messages are under way at once.
                for client in clients { try await client.send(Frame.masked(0x41, Array(bytes.prefix(20)))) }
                for client in clients { try await client.send(Frame.masked(0x80, Array(bytes.dropFirst(20)))) }
                for client in clients {
                    let frame = try await client.readFrame()
                    var plain = ByteBuffer()
                    let inflater = Inflater(keepsContext: false)
                    // Later answers may refer to the first, so only that one stands alone.
                    if (try? inflater.decompress(
                        ByteBuffer(bytes: frame.payload).readableBytesView,
                        into: &plain,
                        limit: 1 << 20
                    )) != nil {
                        try? inflater.finishMessage(into: &plain, limit: 1 << 20)
                    }
                    #expect(frame.first == 0xC1)
                }
            }
        }
    }

    @Test(
        "files of compressed kinds are recognised by how they begin",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], true), ([0xFF, 0xD8, 0xFF, 0xE0], true), ([0x1F, 0x8B, 8], true),
            ([0xFF, 0xFB, 0x90], true), ([0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x6D], true),
            (Array("RIFF____WEBPVP8 ".utf8), true), (Array("RIFF____WAVEfmt ".utf8), false),
            (Array("{\"a\":1}".utf8), false), ([0xFF, 0xFE, 0x41, 0], false), ([], false), ([0xFF], false),
        ] as [([UInt8], Bool)]
    )
    func formats(bytes: [UInt8], isCompressed: Bool) {
        #expect(CompressedFormat.begins(ByteBuffer(bytes: bytes)) == isCompressed)
    }

    @Test("a binary message that is a picture is sent as it is, other binary messages are compressed")
    func pictures() async throws {
        try await TestServer.run { server in
            let (client, _) = try await Self.opened(server)
            let zeros = [UInt8](repeating: 0, count: 500)
            try await client.send(Frame.masked(0x82, [0x89, 0x50, 0x4E, 0x47] + zeros))
            #expect(try await client.readFrame() == Frame(first: 0x82, payload: [0x89, 0x50, 0x4E, 0x47] + zeros))
            try await client.send(Frame.masked(0x82, zeros))
            #expect(try await client.readFrame().first == 0xC2)
        }
    }

    @Test("a message may be longer when decompressed than it may arrive, if that is allowed")
    func inflatedLimit() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxMessageSize = 1000
        configuration.maxInflatedMessageSize = 5000
        try await TestServer.run(configuration) { server in
            var compressed = ByteBuffer()
            let deflater = Deflater()
            try deflater.compress(ByteBuffer(repeating: 0x61, count: 5000).readableBytesView, into: &compressed)
            let (client, _) = try await Self.opened(server)
            try await client.send(Frame.masked(0xC1, Array(compressed.readableBytesView)))
            #expect(try await client.readFrame().first == 0xC1)
            let (plain, _) = try await Self.opened(server)
            try await plain.send(Frame.text(String(repeating: "a", count: 1001)))
            #expect(try await plain.readCloseCode() == 1009)
            compressed.clear()
            deflater.reset()
            try deflater.compress(ByteBuffer(repeating: 0x61, count: 5001).readableBytesView, into: &compressed)
            let (larger, _) = try await Self.opened(server)
            try await larger.send(Frame.masked(0xC1, Array(compressed.readableBytesView)))
            #expect(try await larger.readCloseCode() == 1009)
        }
    }

    private static func opened(_ server: TestServer, offer: String = offer) async throws -> (RawClient, head: String) {
        let client = try await server.connect()
        try await client.send(TestServer.request(extra: [offer]))
        return (client, try await client.readHead())
    }
}
