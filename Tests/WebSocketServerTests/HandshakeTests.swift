import HTTPTypes
import Testing

@testable import WebSocketServer

@Suite("The opening handshake")
struct HandshakeTests {
    struct Refused: Sendable {
        let request: String
        let status: String

        init(_ request: String, _ status: String) {
            self.request = request
            self.status = status
        }
    }

    static let refused: [Refused] = [
        Refused(TestServer.request(without: "Sec-WebSocket-Version", extra: ["Sec-WebSocket-Version: 8"]), "426"),
        Refused(TestServer.request(without: "Sec-WebSocket-Key"), "400"),
        Refused(TestServer.request(without: "Sec-WebSocket-Key", extra: ["Sec-WebSocket-Key: c2hvcnQ="]), "400"),
        Refused(
            TestServer.request(without: "Sec-WebSocket-Key", extra: ["Sec-WebSocket-Key: not base64 at all!!"]),
            "400"
        ),
        Refused(TestServer.request(extra: ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="]), "400"),
        Refused(TestServer.request(without: "Host"), "400"),
        Refused(TestServer.request(without: "Connection", extra: ["Connection: keep-alive"]), "400"),
        Refused(TestServer.request(method: "POST", extra: ["Content-Length: 0"]), "400"),
        Refused(TestServer.request(version: "HTTP/1.0"), "400"),
        Refused(TestServer.request(extra: ["Content-Length: 3"]) + "abc", "400"),
        Refused(TestServer.request(extra: ["Origin: http://evil.example"]), "403"),
        Refused(TestServer.request("/elsewhere"), "404"),
        Refused("GET /hello HTTP/1.1\r\n\r\n", "400"),
        Refused("GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"),
        Refused("POST /length HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", "400"),
        Refused("GET /ws HTTP/9.9\r\nHost: a\r\n\r\n", "400"),
        Refused("\u{1}\u{2}\u{3}\r\n\r\n", "400"),
    ]

    @Test("the answer proves that the key was read")
    func acceptance() async throws {
        #expect(OpeningHandshake.acceptance(of: "dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        try await TestServer.run { server in
            let client = try await server.connect()
            try await client.send(TestServer.request())
            let head = try await client.readHead().lowercased()
            #expect(head.hasPrefix("http/1.1 101 "))
            #expect(head.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="))
            #expect(!head.contains("content-length") && !head.contains("transfer-encoding"))
        }
    }

    @Test(
        "a request that cannot become a WebSocket is answered, never left hanging",
        arguments: Self.refused
    )
    func refusals(refused: Refused) async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            try await client.send(refused.request)
            let head = try await client.readHead()
            #expect(head.hasPrefix("HTTP/1.1 \(refused.status) "), "\(head)")
            if refused.status == "426" { #expect(head.contains("Sec-WebSocket-Version: 13")) }
        }
    }

    @Test("a connection that a WebSocket was refused on serves the next request")
    func refusedThenHTTP() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            try await client.send(TestServer.request("/refused"))
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 403 "))
            #expect(try await client.read(3) == Array("no\n".utf8))
            try await client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
            #expect(try await client.read(5) == Array("hello".utf8))
        }
    }

    @Test("a later request of a kept-alive connection opens a WebSocket")
    func upgradeAfterHTTP() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            for _ in 0..<2 {
                try await client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
                #expect(try await client.read(5) == Array("hello".utf8))
            }
            try await client.send(TestServer.request())
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 101 "))
            for text in ["one", "two", "three"] {
                try await client.send(Frame.text(text))
                #expect(try await client.readFrame().text == text)
            }
            try await client.send(Frame.close(1000))
            #expect(try await client.readCloseCode() == 1000)
            #expect(try await client.readToEnd().isEmpty)
        }
    }

    @Test("requests and frames that come in one segment are served in order")
    func pipelined() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            let get = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"
            try await client.send(Array((get + get + TestServer.request()).utf8) + Frame.text("early"))
            for _ in 0..<2 {
                #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
                #expect(try await client.read(5) == Array("hello".utf8))
            }
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 101 "))
            #expect(try await client.readFrame().text == "early")
        }
    }

    @Test("Upgrade: h2c is answered over HTTP/1.1, and so is what comes after it")
    func h2c() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            let upgrade =
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
            for _ in 0..<2 {
                try await client.send(upgrade + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                for _ in 0..<2 {
                    #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
                    #expect(try await client.read(5) == Array("hello".utf8))
                }
            }
        }
    }

    @Test("a body reaches the HTTP application, also one that comes late")
    func body() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            try await client.send("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc")
            try await client.send("def")
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
            #expect(try await client.read(1) == Array("6".utf8))
        }
    }

    @Test("a client that ends its side after the request still gets its answer, and the socket is closed")
    func halfClosed() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            try await client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
            try await client.sendEnd()
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 200 "))
            #expect(try await client.readToEnd() == Array("hello".utf8))
        }
    }

    @Test("Connection: close and HTTP/1.0 are closed after the answer")
    func notKeptAlive() async throws {
        try await TestServer.run { server in
            for request in [
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET /hello HTTP/1.0\r\n\r\n",
            ] {
                let client = try await server.connect()
                try await client.send(request)
                #expect(try await client.readHead().lowercased().contains("connection: close"))
                #expect(try await client.readToEnd() == Array("hello".utf8))
            }
        }
    }

    @Test("a head of a megabyte is answered with 431")
    func hugeHead() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            let padding = String(repeating: "x", count: 1 << 20)
            // The server may hang up before it has read everything.
            try? await client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX-Padding: \(padding)\r\n\r\n")
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 431 "))
        }
    }

    @Test("a request with too many header fields is answered with 431")
    func manyFields() async throws {
        try await TestServer.run { server in
            let client = try await server.connect()
            let fields = (0..<101).map { "X-\($0): y\r\n" }.joined()
            try await client.send("GET /hello HTTP/1.1\r\n\(fields)\r\n")
            #expect(try await client.readHead().hasPrefix("HTTP/1.1 431 "))
        }
    }

    @Test(
        "connections that send nothing, or only half a head, are closed at the deadline",
        arguments: ["", "GET /ws HT"]
    )
    func deadline(start: String) async throws {
        var configuration = WebSocketConfiguration()
        configuration.handshakeTimeout = .milliseconds(200)
        try await TestServer.run(configuration) { server in
            let client = try await server.connect()
            if !start.isEmpty { try await client.send(start) }
            #expect(try await client.readToEnd().isEmpty)
        }
    }

    @Test("a head sent ever so slowly does not move the deadline")
    func slowHead() async throws {
        var configuration = WebSocketConfiguration()
        configuration.handshakeTimeout = .milliseconds(300)
        try await TestServer.run(configuration) { server in
            let client = try await server.connect()
            let begin = ContinuousClock.now
            while ContinuousClock.now - begin < .seconds(8) {
                do {
                    try await client.send("X")
                    _ = try await client.readToEnd(within: .milliseconds(20))
                    break
                } catch is RawClient.TimedOut {
                    continue
                } catch {
                    break
                }
            }
            #expect(ContinuousClock.now - begin < .seconds(4))
        }
    }

    @Test("the subprotocol and the headers that the application chose are in the answer")
    func subprotocol() async throws {
        try await TestServer.run(shouldUpgrade: { request in
            #expect(request.subprotocols == ["other", "jackdaw.v1"])
            #expect(request.path == "/some%20where")
            #expect(request.query("token") == "a b&c")
            #expect(request.query("flag") == "")
            #expect(request.query("none") == nil)
            return .accept(subprotocol: "jackdaw.v1", headers: [.server: "jackdaw"])
        }) { server in
            let client = try await server.connect()
            try await client.send(
                TestServer.request(
                    "/some%20where?flag&token=a+b%26c",
                    extra: ["Sec-WebSocket-Protocol: other", "Sec-WebSocket-Protocol: jackdaw.v1"]
                )
            )
            let head = try await client.readHead()
            #expect(head.contains("Sec-WebSocket-Protocol: jackdaw.v1\r\n"))
            #expect(head.contains("Server: jackdaw\r\n"))
        }
    }

    @Test("what was found out while it was decided is handed to the connection")
    func info() async throws {
        let (found, find) = AsyncStream<String?>.makeStream()
        try await TestServer.run(
            shouldUpgrade: { request in
                request.path == "/known" ? .accept(info: "alice") : .accept()
            },
            handler: { connection in find.yield(connection.info as? String) }
        ) { server in
            for (path, expected) in [("/known", "alice"), ("/unknown", nil)] {
                let client = try await server.connect()
                try await client.send(TestServer.request(path))
                var iterator = found.makeAsyncIterator()
                let told = await iterator.next()
                #expect(told == .some(expected))
            }
        }
    }
}
