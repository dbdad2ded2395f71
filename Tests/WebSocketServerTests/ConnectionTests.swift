import NIOCore
import Synchronization
import Testing

@testable import WebSocketServer

@Suite("Open connections, over raw sockets")
struct ConnectionTests {
    struct Violation: Sendable {
        let bytes: [UInt8]
        let code: Int

        init(_ bytes: [UInt8], _ code: Int) {
            self.bytes = bytes
            self.code = code
        }
    }

    static let brokenRules: [Violation] = [
        Violation([0x81, 0x02, 0x68, 0x69], 1002),
        Violation(Frame.masked(0xA1, [1]), 1002),
        Violation(Frame.masked(0xC1, [1]), 1002),
        Violation(Frame.masked(0x83), 1002),
        Violation(Frame.masked(0x8B), 1002),
        Violation(Frame.masked(0x80), 1002),
        Violation(Frame.masked(0x01) + Frame.masked(0x81), 1002),
        Violation(Frame.masked(0x09), 1002),
        Violation(Frame.masked(0x89, [UInt8](repeating: 0, count: 126)), 1002),
        Violation(Frame.masked(0x88, [3]), 1002),
        Violation(Frame.close(1005), 1002),
        Violation(Frame.close(5000), 1002),
        Violation(Frame.masked(0x88, [3, 0xE8, 0xFF]), 1007),
        Violation(Frame.masked(0x81, [0xC3, 0x28]), 1007),
        Violation(Frame.masked(0x81, [0xC3]), 1007),
        // Broken at once, though the message, and even the frame, goes on.
        Violation(Frame.masked(0x01, [0xF4, 0x90]), 1007),
        Violation(Array(Frame.masked(0x81, [0xF4, 0x90] + [UInt8](repeating: 0x41, count: 50)).dropLast(48)), 1007),
        // Larger than the limit: said by the header alone.
        Violation([0x82, 0xFF, 0, 0, 0, 0, 0x7F, 0, 0, 0, 1, 2, 3, 4], 1009),
        Violation([0x82, 0xFF, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0, 1, 2, 3, 4], 1009),
    ]

    @Test("messages of any size come back, in order", arguments: [0, 1, 125, 126, 65535, 65536, 300_000])
    func echo(size: Int) async throws {
        try await TestServer.run { server in
            let client = try await server.open()
            let payload = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            for _ in 0..<3 { try await client.send(Frame.masked(0x82, payload)) }
            for _ in 0..<3 { #expect(try await client.readFrame() == Frame(first: 0x82, payload: payload)) }
        }
    }

    @Test("a frame that arrives octet by octet is a frame")
    func dribble() async throws {
        try await TestServer.run { server in
            let client = try await server.open()
            for byte in Frame.text("gr\u{fc}\u{df}e") { try await client.send([byte]) }
            #expect(try await client.readFrame().text == "gr\u{fc}\u{df}e")
        }
    }

    @Test("fragments are joined around a ping, which is answered at once")
    func fragments() async throws {
        try await TestServer.run { server in
            let client = try await server.open()
            try await client.send(Frame.masked(0x01, Array("one ".utf8)))
            try await client.send(Frame.masked(0x89, [1, 2, 3]))
            #expect(try await client.readFrame() == Frame(first: 0x8A, payload: [1, 2, 3]))
            try await client.send(Frame.masked(0x00))
            try await client.send(Frame.masked(0x80, Array("two".utf8)))
            #expect(try await client.readFrame().text == "one two")
        }
    }

    @Test(
        "what breaks the protocol is closed with the code that says so",
        arguments: Self.brokenRules
    )
    func refuses(violation: Violation) async throws {
        try await TestServer.run { server in
            let client = try await server.open()
            try await client.send(violation.bytes)
            #expect(try await client.readCloseCode() == violation.code)
            // The octets end; the connection is not reset.
            #expect(try await client.readToEnd().isEmpty)
        }
    }

    @Test("what came before a violation is still answered")
    func answeredBeforeViolation() async throws {
        try await TestServer.run { server in
            let client = try await server.open()
            try await client.send(Frame.text("first") + Frame.masked(0xA1, [1]))
            #expect(try await client.readFrame().text == "first")
            #expect(try await client.readCloseCode() == 1002)
        }
    }

    @Test("a close frame is answered with its code, and an empty one with an empty one")
    func closing() async throws {
        try await TestServer.run { server in
            for code in [1000, 1001, 3000, 4999] {
                let client = try await server.open()
                try await client.send(Frame.close(code) + Frame.text("too late"))
                #expect(try await client.readCloseCode() == code)
                #expect(try await client.readToEnd().isEmpty)
            }
            let client = try await server.open()
            try await client.send(Frame.masked(0x88))
            #expect(try await client.readFrame() == Frame(first: 0x88, payload: []))
            #expect(try await client.readToEnd().isEmpty)
        }
    }

    @Test("the handler's end closes with 1000, its error with 1011", arguments: [true, false])
    func handlerEnds(throwing: Bool) async throws {
        struct Broken: Error {}
        try await TestServer.run(handler: { connection in
            try await connection.send(.text("bye"))
            if throwing { throw Broken() }
        }) { server in
            let client = try await server.open()
            #expect(try await client.readFrame().text == "bye")
            #expect(try await client.readCloseCode() == (throwing ? 1011 : 1000))
            try await client.send(Frame.close(1000))
            #expect(try await client.readToEnd().isEmpty)
        }
    }

    @Test("a peer that does not answer the close frame is closed at the time limit")
    func closeTimeout() async throws {
        var configuration = WebSocketConfiguration()
        configuration.closeTimeout = .milliseconds(200)
        try await TestServer.run(configuration, handler: { _ in }) { server in
            let client = try await server.open()
            #expect(try await client.readCloseCode() == 1000)
            #expect(try await client.readToEnd(within: .seconds(3)).isEmpty)
        }
    }

    @Test("the handler learns how the connection ended")
    func closeReason() async throws {
        let (reasons, reason) = AsyncStream<WebSocketCloseReason?>.makeStream()
        try await TestServer.run(handler: { connection in
            for try await _ in connection.messages {}
            #expect(!connection.enqueue(.text("too late")))
            await #expect(throws: WebSocketError.self) { try await connection.send(.text("too late")) }
            reason.yield(connection.closeReason)
        }) { server in
            var ends = reasons.makeAsyncIterator()
            let first = try await server.open()
            try await first.send(Frame.masked(0x88, [0x0F, 0xA0] + Array("done".utf8)))
            #expect(await ends.next() == WebSocketCloseReason(code: .init(rawValue: 4000), reason: "done", side: .peer))
            let second = try await server.open()
            second.close()
            #expect(await ends.next()??.code == .abnormal)
            let third = try await server.open()
            try await third.sendEnd()
            #expect(await ends.next()??.code == .abnormal)
            #expect(try await third.readToEnd().isEmpty)
        }
    }

    @Test("a silent peer is pinged, and dropped when it does not answer")
    func pings() async throws {
        var configuration = WebSocketConfiguration()
        configuration.pingInterval = .milliseconds(800)
        try await TestServer.run(configuration) { server in
            let client = try await server.open()
            #expect(try await client.readFrame().first == 0x89)
            try await client.send(Frame.masked(0x8A))
            #expect(try await client.readFrame().first == 0x89)
            _ = try await client.readToEnd(within: .seconds(5))
        }
    }

    @Test("a reader that never reads is closed after the grace, and its buffer freed")
    func slowReader() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxOutgoingBuffer = 1 << 20
        configuration.slowReaderGrace = .milliseconds(200)
        configuration.closeTimeout = .milliseconds(200)
        let (reasons, reason) = AsyncStream<WebSocketCloseReason?>.makeStream()
        try await TestServer.run(
            configuration,
            handler: { connection in
                let message = WebSocketMessage.binary([UInt8](repeating: 1, count: 65536))
                // Past the bound, besides what the kernel takes, but not much.
                while connection.isOpen {
                    if connection.outbox.unsentBytes < 1_500_000 { connection.enqueue(message) }
                    await Task.yield()
                }
                reason.yield(connection.closeReason)
            }
        ) { server in
            let client = try await RawClient.connect(port: server.port, reads: false, receiveBuffer: 4096)
            try await client.send(TestServer.request())
            var ends = reasons.makeAsyncIterator()
            #expect(await ends.next()??.code == .policyViolation)
            client.close()
        }
    }

    @Test("a peer that reads well gets all of a burst of many times the bound")
    func burst() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxOutgoingBuffer = 1 << 20
        configuration.slowReaderGrace = .seconds(2)
        try await TestServer.run(
            configuration,
            handler: { connection in
                for number in 0..<120 {
                    connection.enqueue(.binary([UInt8](repeating: UInt8(number), count: 100_000)))
                }
                for try await _ in connection.messages {}
            }
        ) { server in
            let client = try await server.open()
            for number in 0..<120 {
                let frame = try await client.readFrame()
                #expect(frame.first == 0x82 && frame.payload.count == 100_000)
                #expect(frame.payload.first == UInt8(number))
            }
        }
    }

    @Test("beyond the absolute bound a slow reader is closed at once")
    func hopelessReader() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxOutgoingBuffer = 1 << 20
        configuration.maxOutgoingBurst = 2 << 20
        configuration.closeTimeout = .milliseconds(200)
        let (reasons, reason) = AsyncStream<(WebSocketCloseReason?, Int)>.makeStream()
        try await TestServer.run(
            configuration,
            handler: { connection in
                let message = WebSocketMessage.binary([UInt8](repeating: 1, count: 65536))
                var count = 0
                while connection.enqueue(message) {
                    count += 1
                    await Task.yield()
                }
                reason.yield((connection.closeReason, count))
            }
        ) { server in
            let client = try await RawClient.connect(port: server.port, reads: false, receiveBuffer: 4096)
            try await client.send(TestServer.request())
            var ends = reasons.makeAsyncIterator()
            #expect(await ends.next()?.0?.code == .policyViolation)
            client.close()
        }
    }

    @Test("send waits for a reader that is behind, and loses nothing")
    func sendWaits() async throws {
        var configuration = WebSocketConfiguration()
        configuration.maxOutgoingBuffer = 1 << 20
        let sent = Mutex(0)
        let count = 300
        let (opened, open) = AsyncStream<WebSocketConnection>.makeStream()
        try await TestServer.run(
            configuration,
            handler: { connection in
                open.yield(connection)
                for number in 0..<count {
                    try await connection.send(.binary([UInt8](repeating: UInt8(number & 255), count: 65536)))
                    sent.withLock { $0 += 1 }
                }
            }
        ) { server in
            let client = try await RawClient.connect(port: server.port, reads: false, receiveBuffer: 4096)
            try await client.send(TestServer.request())
            // As long as nobody reads, the sender stands still at some point.
            var connections = opened.makeAsyncIterator()
            let connection = await connections.next()
            while connection?.outbox.hasWaiters != true { await Task.yield() }
            #expect(sent.withLock { $0 } < count)
            try await client.startReading()
            _ = try await client.readHead()
            for number in 0..<count {
                let frame = try await client.readFrame()
                #expect(frame.payload.count == 65536 && frame.payload.first == UInt8(number & 255))
            }
            #expect(try await client.readCloseCode() == 1000)
            client.close()
        }
    }

    @Test("a handler that does not read keeps the peer from sending without end")
    func readBackpressure() async throws {
        let (starts, start) = AsyncStream<Void>.makeStream()
        try await TestServer.run(handler: { connection in
            var iterator = starts.makeAsyncIterator()
            await iterator.next()
            for try await message in connection.messages { try await connection.send(message) }
        }) { server in
            let client = try await server.open()
            let count = 2000
            let message = Frame.masked(0x82, [UInt8](repeating: 9, count: 16000))
            async let sending: Void = {
                for _ in 0..<count { try await client.send(message) }
            }()
            // 32 MB fit into no buffer on the way.
            await #expect(throws: RawClient.TimedOut.self) {
                _ = try await client.take(within: .milliseconds(300)) { received, _ in received.isEmpty ? nil : true }
            }
            start.yield(())
            for _ in 0..<count { #expect(try await client.readFrame().payload.count == 16000) }
            try await sending
        }
    }

    @Test("messages enqueued from many threads all arrive, those of one thread in order")
    func threads() async throws {
        try await TestServer.run(handler: { connection in
            await withTaskGroup(of: Void.self) { group in
                for thread in 0..<8 {
                    group.addTask { @concurrent in
                        for number in 0..<500 { connection.enqueue(.text("\(thread) \(number)")) }
                    }
                }
            }
        }) { server in
            let client = try await server.open()
            var next = [Int](repeating: 0, count: 8)
            for _ in 0..<4000 {
                let parts = try await client.readFrame().text.split(separator: " ").compactMap { Int($0) }
                #expect(next[parts[0]] == parts[1])
                next[parts[0]] += 1
            }
            #expect(try await client.readCloseCode() == 1000)
        }
    }

    @Test("a handler that yields in a circle does not stop the connections beside it")
    func yieldingHandler() async throws {
        let isDone = Mutex(false)
        try await TestServer.run(
            handler: { connection in
                if connection.request.query("spin") != nil {
                    while !isDone.withLock({ $0 }) && connection.isOpen { await Task.yield() }
                } else {
                    try await TestServer.echo(connection)
                }
            }
        ) { server in
            // As many as there are event loops, and more.
            for _ in 0..<System.coreCount { _ = try await server.open(path: "/ws?spin") }
            for _ in 0..<System.coreCount {
                let client = try await server.open()
                try await client.send(Frame.text("still there"))
                #expect(try await client.readFrame().text == "still there")
            }
            isDone.withLock { $0 = true }
        }
    }
}
