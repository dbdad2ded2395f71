import Jackdaw
import JackdawTesting
import Testing

@Suite("Opening WebSockets")
struct ServerUpgradeTests {
    /// Tries to open a WebSocket, and checks with which status it is refused; nil: not at all.
    private func expectRefusal(
        _ expected: Int?,
        by bot: ServedBot,
        path: String = "/",
        subprotocol: String? = nil,
        origin: String? = nil,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async throws {
        let status = try await refusal(bot, path: path, subprotocol: subprotocol, origin: origin)
        #expect(status == expected, "\(origin ?? path)", sourceLocation: sourceLocation)
    }

    /// The status with which opening a WebSocket is refused; nil when it is not.
    private func refusal(
        _ bot: ServedBot,
        path: String = "/",
        subprotocol: String? = nil,
        origin: String? = nil
    ) async throws -> Int? {
        do {
            let client = try await WebSocketClient.connect(
                "ws://127.0.0.1:\(bot.address.port)\(path)",
                subprotocol: subprotocol,
                headers: origin.map { [("Origin", $0)] } ?? []
            )
            await client.close()
            return nil
        } catch WebSocketClientError.refused(let response) {
            return response.status
        }
    }

    @Test(
        "pages of the server's own origin and of localhost may connect, others may not",
        arguments: [
            (nil, nil), ("http://127.0.0.1:PORT", nil), ("http://localhost:3000", nil), ("https://localhost", nil),
            ("http://[::1]:80", nil), ("https://elsewhere.example", 403), ("null", 403),
            ("http://127.0.0.1.evil.example", 403),
            ("http://localhost.evil.example", 403), ("", 403),
        ] as [(String?, Int?)]
    )
    func defaultOrigins(origin: String?, status: Int?) async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let parts = origin?.split(separator: "PORT", omittingEmptySubsequences: false)
            let own = parts?.joined(separator: "\(bot.address.port)")
            try await expectRefusal(status, by: bot, origin: own)
        }
    }

    @Test("configured origins may connect, and localhost no longer may")
    func configuredOrigins() async throws {
        try await ServedBot.serve(makeServerBot(), configure: { $0.origins = ["https://shop.example"] }) { bot in
            try await expectRefusal(nil, by: bot, origin: "https://shop.example")
            try await expectRefusal(nil, by: bot, origin: "https://SHOP.example")
            try await expectRefusal(403, by: bot, origin: "http://shop.example")
            try await expectRefusal(403, by: bot, origin: "http://localhost:3000")
        }
        try await ServedBot.serve(makeServerBot(), configure: { $0.origins = ["*"] }) { bot in
            try await expectRefusal(nil, by: bot, origin: "https://any.example")
        }
    }

    @Test("jackdaw.v1 is spoken at the bot's path, the besser dialect anywhere")
    func paths() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            try await expectRefusal(nil, by: bot, path: "/", subprotocol: "jackdaw.v1")
            try await expectRefusal(nil, by: bot, path: "/?session_id=a", subprotocol: "jackdaw.v1")
            try await expectRefusal(nil, by: bot, path: "/some/where")
            try await expectRefusal(404, by: bot, path: "/some/where", subprotocol: "jackdaw.v1")
        }
    }

    @Test("an address gets as many connections as are allowed, and room again when one leaves")
    func connectionsPerAddress() async throws {
        try await ServedBot.serve(makeServerBot(), configure: { $0.limits.connectionsPerAddress = 2 }) { bot in
            let first = try await bot.connect()
            let second = try await bot.connect()
            for client in [first, second] {
                try await client.send(json: ["action": "user_message", "message": "here"])
                _ = try await client.nextText()
            }
            try await expectRefusal(503, by: bot)
            await first.close()
            // The server counts out a moment after the close frame.
            var status: Int? = 503
            for _ in 0..<100 where status != nil { status = try await refusal(bot) }
            #expect(status == nil)
        }
    }

    @Test("compressed and fragmented messages are understood and answered")
    func compression() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let client = try await bot.connect(options: .compressing)
            #expect(client.handshake["Sec-WebSocket-Extensions"]?.hasPrefix("permessage-deflate") == true)
            let long = String(repeating: "a jackdaw sat upon a wire ", count: 200)
            for _ in 0..<3 {
                try await client.send(text: #"{"action":"user_message","message":"\#(long)"}"#, fragments: 5)
                #expect(try await client.nextJSON()["message"] == .string(long))
            }
        }
    }

    @Test("compression can be switched off")
    func noCompression() async throws {
        try await ServedBot.serve(makeServerBot(), configure: { $0.compression.enabled = false }) { bot in
            let client = try await bot.connect(options: .compressing)
            #expect(client.handshake["Sec-WebSocket-Extensions"] == nil)
        }
    }

    @Test("a ping is answered and a close frame too")
    func control() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let client = try await bot.connect()
            try await client.ping([1, 2, 3])
            #expect(try await client.nextPong() == [1, 2, 3])
            #expect(await client.close(code: 4001, reason: "bye").code == 4001)
        }
    }

    @Test("an unmasked frame is closed with 1002, a message too long with 1009")
    func violations() async throws {
        try await ServedBot.serve(
            makeServerBot(),
            configure: {
                $0.limits.message = 2_000; $0.limits.inflatedMessage = 2_000
            }
        ) { bot in
            let first = try await bot.connect()
            try await first.send(frame: WebSocketClientFrame(opcode: 1, payload: [0x7B], isMasked: false))
            #expect(try await first.waitForClose().code == 1002)
            let second = try await bot.connect()
            try await second.send(text: String(repeating: "x", count: 2_001))
            #expect(try await second.waitForClose().code == 1009)
        }
    }
}
