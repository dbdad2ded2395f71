import JackdawTesting
import Testing

@testable import Jackdaw

@Suite("What users see and remove over HTTP", .timeLimit(.minutes(1)))
struct UserRouteTests {
    private static let routes = [
        ("GET", "conversations"), ("GET", "conversations/x"), ("GET", "user"), ("DELETE", "conversations/x"),
        ("DELETE", "user"),
    ]

    private func send(
        _ method: String,
        _ path: String,
        _ bot: ServedBot,
        _ headers: [(name: String, value: String)]
    ) async throws -> HTTPTestResponse {
        try await HTTPTestClient.send(method, bot.url + "/" + path, headers: headers)
    }

    @Test("only users are answered, and safely", arguments: routes)
    func strangers(method: String, path: String) async throws {
        try await UserBot.serve { bot in
            let answer = try await send(method, path, bot, [])
            #expect(answer.status == 401)
            #expect(answer["WWW-Authenticate"] == "Bearer")
            #expect(answer["Cache-Control"] == "no-store")
            #expect(answer["X-Content-Type-Options"] == "nosniff")
            #expect(answer["Content-Security-Policy"]?.contains("default-src 'none'") == true)
        }
        try await UserBot.serve(trusting: []) { bot in
            let status = try await send(method, path, bot, UserBot.headers("alice")).status
            #expect(status == 401)
        }
    }

    @Test("without an authenticator there is nothing", arguments: routes)
    func nothing(method: String, path: String) async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let status = try await send(method, path, bot, UserBot.headers("alice")).status
            #expect(status == 404)
        }
    }

    @Test("a user sees the own conversations, the one used latest first")
    func list() async throws {
        try await UserBot.serve(store: MemoryStore()) { bot in
            let first = try await bot.talk("alice", "one")
            let second = try await bot.talk("alice", "two")
            try await bot.talk("bob", "three")
            try await bot.talk(nil, "four")
            let answer = try await send("GET", "conversations", bot, UserBot.headers("alice"))
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == "application/json")
            #expect(answer["Cache-Control"] == "no-store")
            #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin")
            let list = try JSONParser.parse(answer.body)["conversations"]?.arrayValue ?? []
            #expect(list.map { $0["id"] } == [second["session"], first["session"]])
            #expect(list.map { $0["lastText"] } == ["two", "one"])
            #expect(list.allSatisfy { $0["state"] == nil && $0["lastActive"]?.stringValue?.hasSuffix("Z") == true })
            let short = try await send("GET", "conversations?limit=1", bot, UserBot.headers("alice"))
            #expect(try JSONParser.parse(short.body)["conversations"]?.arrayValue?.count == 1)
            for limit in ["0", "x", "1001"] {
                let answer = try await send("GET", "conversations?limit=\(limit)", bot, UserBot.headers("alice"))
                #expect(answer.status == 400)
            }
        }
    }

    @Test("conversations come a page at a time, each once, whatever is said meanwhile")
    func pages() async throws {
        try await UserBot.serve(store: MemoryStore()) { bot in
            var said: [JSONValue?] = []
            for number in 0..<7 { said.append(try await bot.talk("alice", "\(number)")["session"]) }
            func page(_ query: String) async throws -> (ids: [JSONValue?], next: String?) {
                let answer = try await send("GET", "conversations?limit=3\(query)", bot, UserBot.headers("alice"))
                #expect(answer.status == 200)
                let list = try JSONParser.parse(answer.body)
                let next = list["next"]?.stringValue.map { "&after=" + PercentEncoding.encode($0, keeping: "") }
                return (list["conversations"]?.arrayValue?.map { $0["id"] } ?? [], next)
            }
            let first = try await page("")
            try await bot.talk("alice", "new")
            let second = try await page(#require(first.next))
            let third = try await page(#require(second.next))
            #expect(first.ids + second.ids + third.ids == said.reversed())
            #expect(third.next == nil)
            for after in ["", "x", "x.y", "%20"] {
                let answer = try await send("GET", "conversations?after=\(after)", bot, UserBot.headers("alice"))
                #expect(answer.status == 400, "\(after)")
                #expect(answer.body.isEmpty == false)
            }
        }
    }

    @Test("a conversation is told in the form of the history frame, to its user alone")
    func export() async throws {
        let store = MemoryStore()
        let hello = try await UserBot.serve(store: store) { try await $0.talk("alice", "hi") }
        let id = try #require(hello["session"]?.stringValue)
        try await UserBot.serve(store: store) { bot in
            let answer = try await send("GET", "conversations/\(id)", bot, UserBot.headers("alice"))
            #expect(answer.status == 200)
            let export = try JSONParser.parse(answer.body)
            let entries = try #require(export["entries"])
            #expect(entries.arrayValue?.map { $0["message"] } == ["hi", "hi"])
            let frame: JSONValue = ["type": "history", "seq": 2, "entries": entries]
            #expect(try ProtocolSchema().problems(frame, "server") == [])
            #expect(bot.conversations.count == 0)
            let others = try await send("GET", "conversations/\(id)", bot, UserBot.headers("bob"))
            let unknown = try await send("GET", "conversations/x", bot, UserBot.headers("bob"))
            #expect(others.status == 404)
            #expect(others.body == unknown.body)
        }
    }

    @Test("an id that a client has chosen is percent-encoded in the path")
    func encoded() async throws {
        try await UserBot.serve(store: MemoryStore()) { bot in
            let client = try await bot.connect(query: "session_id=a/b%20%C3%BC", headers: UserBot.headers("alice"))
            try await client.send(json: ["action": "user_message", "message": "hi"])
            #expect(try await client.nextJSON()["message"] == "hi")
            let path = "conversations/a%2Fb%20%C3%BC"
            let answer = try await send("GET", path, bot, UserBot.headers("alice"))
            #expect(try JSONParser.parse(answer.body)["id"] == "a/b ü")
            let removal = try await send("DELETE", path, bot, UserBot.headers("alice"))
            #expect(removal.status == 204)
        }
    }

    @Test("everything that is kept of a user is told at once")
    func exportAll() async throws {
        let bot = try PlatformTestBot.bot()
        try await ServedBot.serve(
            bot,
            authenticator: TrustedHeaderAuthenticator(),
            configure: { $0.trustedProxies = ["127.0.0.1"] }
        ) { bot in
            let (client, _) = try await bot.greet("alice")
            try await client.send(json: [
                "type": "message", "id": "1", "action": "user_set_variable", "message": ["nickname": "Al"],
            ])
            try await client.send(json: [
                "type": "message", "id": "2", "action": "user_file",
                "message": ["name": "a.txt", "type": "text/plain", "base64": "aGVsbG8="],
            ])
            while try await client.nextJSON()["action"] != "agent_reply_file" {}
            try await bot.talk("alice", "second")
            let answer = try await send("GET", "user", bot, UserBot.headers("alice"))
            #expect(answer["Content-Disposition"]?.hasPrefix("attachment") == true)
            let export = try JSONParser.parse(answer.body)
            #expect(export["user"] == "alice")
            let conversations = try #require(export["conversations"]?.arrayValue)
            #expect(conversations.count == 2)
            let first = try #require(conversations.last)
            #expect(first["variables"] == ["nickname": "Al"])
            #expect(first["entries"]?.arrayValue?.last?["message"]?["url"] == "data:text/plain;base64,aGVsbG8=")
            let other = try await send("GET", "user", bot, UserBot.headers("bob"))
            #expect(try JSONParser.parse(other.body) == ["user": "bob", "conversations": []])
        }
    }

    @Test("a user removes one conversation or all, and nobody else's")
    func removal() async throws {
        let store = MemoryStore()
        try await UserBot.serve(store: store) { bot in
            let first = try #require(try await bot.talk("alice", "one")["session"]?.stringValue)
            try await bot.talk("alice", "two")
            let kept = try #require(try await bot.talk("bob", "three")["session"]?.stringValue)
            #expect(try await send("DELETE", "conversations/\(kept)", bot, UserBot.headers("alice")).status == 404)
            let answer = try await send("DELETE", "conversations/\(first)", bot, UserBot.headers("alice"))
            #expect(answer.status == 204 && answer["Cache-Control"] == "no-store")
            #expect(try await store.load(first) == nil)
            #expect(bot.conversations.session(first) == nil)
            #expect(try await send("DELETE", "conversations/\(first)", bot, UserBot.headers("alice")).status == 404)
            #expect(try await send("DELETE", "user", bot, UserBot.headers("alice")).status == 204)
            #expect(try await store.ids(after: nil, limit: 10) == [kept])
            #expect(bot.platform.setup.hubs.count == 1)
        }
    }

    @Test(
        "a removal closes the conversation's connections and takes its files with it",
        arguments: ["conversations/s", "user"]
    )
    func openConnections(path: String) async throws {
        try await ServedBot.serve(
            try PlatformTestBot.bot(),
            authenticator: TrustedHeaderAuthenticator(),
            configure: { $0.trustedProxies = ["127.0.0.1"] }
        ) { bot in
            let (client, hello) = try await bot.greet("alice", session: "s")
            #expect(hello["session"] == "s")
            try await client.send(json: [
                "type": "message", "id": "1", "action": "user_file",
                "message": ["name": "a.txt", "type": "text/plain", "base64": "aGVsbG8="],
            ])
            var reply = try await client.nextJSON()
            while reply["action"] != "agent_reply_file" { reply = try await client.nextJSON() }
            let file = try #require(reply["message"]?["url"]?.stringValue?.dropFirst())
            let besser = try await bot.connect(headers: UserBot.headers("alice", "s"))
            let (other, _) = try await bot.greet("bob")
            #expect(try await send("GET", String(file), bot, []).status == 200)
            #expect(try await send("DELETE", path, bot, UserBot.headers("alice")).status == 204)
            for connection in [client, besser] {
                let close = try await connection.waitForClose()
                #expect(close.code == 1001)
                #expect(close.reason == "the conversation was removed")
            }
            #expect(try await send("GET", String(file), bot, []).status == 404)
            try await other.say("still here")
            // Its user begins anew under that id.
            let (_, again) = try await bot.greet("alice", session: "s")
            #expect(again["resumable"] == false)
        }
    }

    @Test("pages of other sites can neither see nor remove anything")
    func origins() async throws {
        try await UserBot.serve { bot in
            let id = try #require(try await bot.talk("alice", "one")["session"]?.stringValue)
            let foreign = UserBot.headers("alice") + [("Origin", "https://elsewhere.example")]
            for (method, path) in [("GET", "conversations"), ("DELETE", "conversations/\(id)"), ("DELETE", "user")] {
                #expect(try await send(method, path, bot, foreign).status == 403)
            }
            let own = UserBot.headers("alice") + [("Origin", bot.url)]
            #expect(try await send("DELETE", "conversations/\(id)", bot, own).status == 204)
        }
    }

    @Test("a store that cannot be read is said to be so")
    func outage() async throws {
        var bot = try makeServerBot()
        bot.use(store: UnreadableStore())
        try await ServedBot.serve(
            bot,
            authenticator: TrustedHeaderAuthenticator(),
            configure: { $0.trustedProxies = ["127.0.0.1"] }
        ) { bot in
            for (method, path) in Self.routes where path != "conversations/x" || method == "GET" {
                let status = try await send(method, path, bot, UserBot.headers("alice")).status
                #expect(status == 503)
            }
        }
    }

    @Test("hello tells users where their conversations are")
    func hello() async throws {
        try await UserBot.serve(configure: { $0.path = "/chat" }) { bot in
            let (_, user) = try await bot.greet("alice")
            #expect(user["features"]?["conversations"] == true)
            #expect(user["paths"]?["conversations"] == "/chat/conversations")
            let (_, stranger) = try await bot.greet(nil)
            #expect(stranger["features"]?["conversations"] == false)
            #expect(stranger["paths"]?["conversations"] == nil)
        }
    }
}
