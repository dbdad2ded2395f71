import Jackdaw
import JackdawCore
import JackdawTesting
import Testing

@Suite("What --dev adds to the server")
struct DevelopmentRouteTests {
    private func serve(_ body: @escaping @Sendable (ServedBot) async throws -> Void) async throws {
        try await ServedBot.serve(makeServerBot(), configure: { $0.development = .init() }, body)
    }

    /// A session with its secret, as the page gets them.
    private func join(_ bot: ServedBot) async throws -> (client: WebSocketClient, headers: [(String, String)]) {
        let client = try await bot.connect(subprotocol: "jackdaw.v1")
        let hello = try await client.nextJSON()
        let session = try #require(hello["session"]?.stringValue)
        let secret = try #require(hello["secret"]?.stringValue)
        return (client, [("X-Session-ID", session), ("Authorization", "Bearer \(secret)")])
    }

    @Test("without it there is neither the stream of events nor the panel nor a trace of it in the page")
    func absent() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let headers = try await join(bot).headers
            for path in ["/dev/events", "/dev", "/ui/dev/dev.js", "/ui/dev/panel.js", "/ui/dev/dev.css"] {
                #expect(try await HTTPTestClient.get(bot.url + path, headers: headers).status == 404, "\(path)")
            }
            let page = try await HTTPTestClient.get(bot.url + "/")
            #expect(!page.text.contains("ui/dev"))
        }
    }

    @Test("with it the page comes from the disk, is kept by nobody, and has the panel")
    func present() async throws {
        try await serve { bot in
            let page = try await HTTPTestClient.get(bot.url + "/")
            #expect(page.status == 200)
            #expect(page["Cache-Control"] == "no-store")
            #expect(page["Content-Security-Policy"]?.hasPrefix("default-src 'none'; script-src 'self'") == true)
            #expect(page.text.contains("<script type=\"module\" src=\"ui/dev/dev.js\" data-version=\""))
            for path in ["/ui/dev/dev.js", "/ui/main.js", "/ui/strings/de.js"] {
                let file = try await HTTPTestClient.get(bot.url + path)
                #expect(file.status == 200)
                #expect(file["Cache-Control"] == "no-store")
                #expect(file["Content-Type"] == "text/javascript; charset=utf-8")
            }
        }
    }

    @Test(
        "no address leads out of the page's folder",
        arguments: [
            "/ui/../../../Package.swift", "/ui/..%2f..%2f..%2fPackage.swift", "/ui/%2e%2e/%2e%2e/%2e%2e/Package.swift",
            "/ui//etc/passwd", "/ui/%00", "/ui/..", "/ui/dev/../main.js", "/ui/..%5cindex.html", "/Package.swift",
        ]
    )
    func traversal(path: String) async throws {
        try await serve { bot in
            let status = try await HTTPTestClient.get(bot.url + path).status
            #expect(status == 404)
        }
    }

    @Test("a wrong secret, none, another session's, and a session that is not there are refused alike")
    func strangers() async throws {
        try await serve { bot in
            let own = try await join(bot).headers
            let other = try await join(bot).headers
            for headers in [
                [own[0]], [own[0], ("Authorization", "Bearer wrong")], [own[0], other[1]],
                [("X-Session-ID", "nobody"), own[1]], [own[0], ("Authorization", "Basic \(own[1].1)")],
            ] {
                let answer = try await HTTPTestClient.get(bot.url + "/dev/events", headers: headers)
                #expect(answer.status == 401)
                #expect(answer.text.filter(\.isNewline).count == 1)
            }
        }
    }

    @Test("a session that has no secret is told to nobody, even where names are believed")
    func withoutSecret() async throws {
        try await ServedBot.serve(
            makeServerBot(),
            configure: {
                $0.development = .init()
                $0.trustClientIdentity = true
            }
        ) { bot in
            let client = try await bot.connect(query: "session_id=ann")
            try await client.send(json: ["action": "user_message", "message": "hello"])
            _ = try await client.nextText()
            let headers = [("X-Session-ID", "ann"), ("Authorization", "Bearer ")]
            #expect(try await HTTPTestClient.get(bot.url + "/dev/events", headers: headers).status == 401)
        }
    }

    @Test(
        "pages of elsewhere are refused, also those whose name was made to lead here",
        arguments: [
            [("Origin", "https://example.org")], [("Origin", "null")], [("Host", "example.org")],
            [("Host", "example.org:8765"), ("Origin", "http://example.org:8765")],
            [("Host", "127.0.0.1.example.org")], [("Origin", "http://localhost:1")],
        ]
    )
    func elsewhere(headers: [(String, String)]) async throws {
        try await serve { bot in
            let own = try await join(bot).headers
            let answer = try await HTTPTestClient.get(bot.url + "/dev/events", headers: own + headers)
            #expect(answer.status == 403)
        }
    }

    @Test("the server of an application of one's own refuses it")
    func mounted() throws {
        var bot = try makeServerBot()
        let platform = bot.useWebSocketPlatform { $0.development = .init() }
        try platform.configure(environment: [:])
        let error = #expect(throws: ConfigurationError.self) { try platform.server() }
        #expect(error?.description.contains("port of its own") == true)
    }
}
