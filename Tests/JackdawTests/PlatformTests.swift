import HTTPTypes
import JackdawCore
import JackdawTesting
import Testing
import WebSocketServer

@testable import Jackdaw

@Suite("Connections and sessions", .timeLimit(.minutes(1)))
struct PlatformTests {
    /// Opens a client of jackdaw.v1 and reads its hello and the bot's greeting.
    func greeted(_ platform: WebSocketPlatform, query: String = "") async throws -> (PlatformTestClient, JSONValue) {
        let client = PlatformTestClient(platform, .jackdawV1, query: query)
        let hello = try await client.next()
        #expect(hello["type"] == "hello")
        #expect(try ProtocolSchema().problems(hello, "server") == [])
        try await client.next(type: "message")
        return (client, hello)
    }

    @Test("every frame of a conversation is of the schema, numbered one by one")
    func conversation() async throws {
        let schema = try ProtocolSchema()
        let client = PlatformTestClient(try PlatformTestBot.platform(), .jackdawV1)
        for text in ["hi", "options", "stream"] {
            client.send(["type": "message", "id": "c-\(text)", "action": "user_message", "message": "\(text)"])
        }
        var last: Int64 = 0
        var ended = false
        while !ended {
            let frame = try await client.next()
            #expect(schema.problems(frame, "server") == [])
            if let sequence = frame["seq"]?.integerValue, frame["type"] != "ack" {
                #expect(sequence == last + 1)
                last = sequence
            }
            ended = frame["type"] == "stream_end"
        }
        #expect(client.wasFirstFramePlain)
        try await client.leave()
    }

    @Test("a message is acknowledged, and handled once however often it is sent")
    func acknowledgements() async throws {
        let (client, _) = try await greeted(try PlatformTestBot.platform())
        let message: JSONValue = ["type": "message", "id": "c1", "action": "user_message", "message": "once"]
        client.send(message)
        client.send(message)
        client.send(["type": "message", "id": "c2", "action": "user_message", "message": "then"])
        var said: [String] = []
        var acknowledged: [JSONValue?] = []
        while said.last != "then" {
            let frame = try await client.next()
            if frame["type"] == "ack" { acknowledged.append(frame["id"]) }
            if frame["action"] == "agent_reply_str" { said.append(frame["message"]?.stringValue ?? "") }
        }
        #expect(said == ["once", "then"])
        #expect(acknowledged.starts(with: ["c1", "c1"]))
    }

    @Test(
        "bad input is answered with an error, the socket stays open and earlier messages are kept",
        arguments: [
            ("nonsense", "not_json"), ("7", "not_object"), (#"{"type":"dance"}"#, "unknown_type"),
            ("{}", "missing_field"),
            (#"{"type":"message","id":"b","action":"dance"}"#, "unknown_action"),
            (#"{"type":"message","id":"b","action":"user_message","message":[]}"#, "wrong_type"),
            (#"{"type":"message","id":"b","action":"user_file","message":{"name":"a","base64":"!"}}"#, "bad_base64"),
            (#"{"type":"message","id":"b","action":"user_file","message":{"file":"nobody's"}}"#, "unknown_file"),
            (
                #"{"type":"message","id":"b","action":"user_voice","message":{"name":"a.wav","base64":"aGk="}}"#,
                "voice_unavailable"
            ),
            (#"{"type":"message","id":"b","action":"user_set_variable","message":{"score":1}}"#, "variable_refused"),
            (#"{"type":"message","id":"b","action":"user_set_variable","message":{"nickname":1}}"#, "variable_refused"),
            (
                #"{"type":"message","id":"b","action":"user_file","message":{"name":"a","base64":"aGVsbG8gd29ybGQ="}}"#,
                "too_large"
            ),
            (String(repeating: "[", count: 999), "too_deep"), (#"{"type":"\udead"}"#, "lone_surrogate"),
            ("", "binary_frame"),
        ]
    )
    func badInput(text: String, code: String) async throws {
        for dialect in Dialect.allCases {
            let client = PlatformTestClient(try PlatformTestBot.platform { $0.limits.upload = 8 }, dialect)
            if dialect == .jackdawV1 {
                client.send(["type": "message", "id": "c1", "action": "user_message", "message": "before"])
                if code == "binary_frame" { client.send(binary: [1, 2]) } else { client.send(text: text) }
                client.send(["type": "message", "id": "c2", "action": "user_message", "message": "after"])
                var frames: [JSONValue] = []
                while frames.last?["message"] != "after" || frames.last?["action"] != "agent_reply_str" {
                    frames.append(try await client.next())
                }
                #expect(frames.contains { $0["type"] == "error" && $0["code"]?.stringValue == code })
                #expect(frames.contains { $0["action"] == "agent_reply_str" && $0["message"] == "before" })
            } else {
                client.send(["action": "user_message", "message": "before"])
                let isFrame = text.hasPrefix(#"{"type":"message""#)
                let wrong = text.replacing(#""type":"message","id":"b","#, with: "")
                if code == "binary_frame" {
                    client.send(binary: [1])
                } else {
                    client.send(text: isFrame ? wrong : text)
                }
                client.send(["action": "user_message", "message": "after"])
                var said: [String] = []
                while said.last != "after" { said.append(try await client.next()["message"]?.stringValue ?? "") }
                #expect(said.contains("before") && said.count == 4, "\(said)")
            }
            try await client.leave()
        }
    }

    @Test("a file sent in a frame comes back, and its address serves it")
    func files() async throws {
        let platform = try PlatformTestBot.platform()
        let (client, _) = try await greeted(platform)
        client.send([
            "type": "message", "id": "c1", "action": "user_file",
            "message": ["name": "a.txt", "type": "text/plain", "base64": "aGk="],
        ])
        let sent = try await client.next(type: "message")
        let reply = try await client.next(type: "message")
        #expect(sent["action"] == "user_file" && reply["action"] == "agent_reply_file")
        let url = try #require(reply["message"]?["url"]?.stringValue)
        #expect(reply["message"]?["size"] == 2 && url.hasPrefix("/files/"))
        #expect(platform.setup.files.file(String(url.dropFirst(7)))?.name == "a.txt")
    }

    @Test("two connections of one session see the same frames, and either may leave")
    func twoConnections() async throws {
        let platform = try PlatformTestBot.platform()
        let (first, hello) = try await greeted(platform)
        let session = try #require(hello["session"]?.stringValue)
        let second = PlatformTestClient(platform, .jackdawV1, query: "?session_id=\(session)")
        let offer = try await second.next()
        #expect(offer["resumable"] == true && offer["secret"] == nil)
        second.send(["type": "message", "id": "c0", "action": "user_message", "message": "too early"])
        let refusal = try await second.next()
        #expect(refusal["code"] == "resume_required" && refusal["about"] == "c0")
        second.send(["type": "resume", "session": "\(session)", "secret": "wrong", "last": 0])
        #expect(try await second.next()["code"] == "resume_refused")
        second.send(["type": "resume", "session": "\(session)", "secret": hello["secret"] ?? "", "last": 0])
        #expect(try await second.next()["type"] == "resumed")
        #expect(try await second.next()["type"] == "history")
        first.send(["type": "message", "id": "c1", "action": "user_message", "message": "hi"])
        var mine: [String] = []
        var theirs: [String] = []
        while mine.count < 2 {
            let text = try await first.nextText()
            if text.contains(#""type":"message""#) { mine.append(text) }
        }
        while theirs.count < 2 { theirs.append(try await second.nextText()) }
        #expect(mine == theirs)
        try await first.leave()
        second.send(["type": "message", "id": "c2", "action": "user_message", "message": "still here"])
        while try await second.next(type: "message")["action"] != "agent_reply_str" {}
        try await second.leave()
    }

    @Test("a client that comes back gets what it missed, each frame once and in order")
    func resume() async throws {
        let platform = try PlatformTestBot.platform()
        let (client, hello) = try await greeted(platform)
        let session = try #require(hello["session"]?.stringValue)
        client.send(["type": "message", "id": "c1", "action": "user_message", "message": "one"])
        while try await client.next()["message"] != "one" {}
        while try await client.next()["action"] != "agent_reply_str" {}
        try await client.leave()
        try await platform.reply(to: session, "meanwhile")
        let back = PlatformTestClient(platform, .jackdawV1, query: "?session_id=\(session)")
        try await back.next()
        back.send(["type": "resume", "session": "\(session)", "secret": hello["secret"] ?? "", "last": 2])
        let resumed = try await back.next()
        #expect(resumed["type"] == "resumed" && resumed["seq"] == 4)
        #expect(try await back.next()["seq"] == 3)
        #expect(try await back.next()["message"] == "meanwhile")
        try await back.leave()
    }

    @Test("a session that nobody spoke in leaves nothing behind")
    func forsaken() async throws {
        let platform = try PlatformTestBot.platform()
        for _ in 0..<20 {
            let (client, _) = try await greeted(platform)
            client.send(["type": "ping"])
            try await client.next(type: "pong")
            try await client.leave()
        }
        #expect(platform.setup.hubs.count <= 1)
        #expect(platform.setup.files.usage.files == 0)
    }

    @Test("a client that sends more messages a second than allowed is slowed down, and loses none")
    func rate() async throws {
        let clock = ManualClock()
        let platform = try PlatformTestBot.platform {
            $0.limits.messagesPerSecond = 4
        } prepare: {
            $0.use(clock: clock)
        }
        let (client, _) = try await greeted(platform)
        for number in 1...6 {
            client.send(["type": "message", "id": "c\(number)", "action": "user_message", "message": "x"])
        }
        for number in 1...4 { #expect(try await client.next(type: "ack")["id"] == .string("c\(number)")) }
        for number in 5...6 {
            await clock.waitForSleeper(until: clock.now + .milliseconds(250))
            clock.advance(by: .milliseconds(250))
            #expect(try await client.next(type: "ack")["id"] == .string("c\(number)"))
        }
    }

    @Test("a session with a secret is not given to a client that only names it")
    func claims() async throws {
        let platform = try PlatformTestBot.platform()
        let (client, hello) = try await greeted(platform)
        let session = try #require(hello["session"]?.stringValue)
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/",
            headerFields: [.sessionID: session]
        )
        guard case .refuse(.forbidden, let message, _) = try await platform.shouldUpgrade(.init(head: head)) else {
            Issue.record("the upgrade was not refused")
            return
        }
        #expect(message.contains("secret"))
        let late = PlatformTestClient(platform, .besser, headers: [.sessionID: session])
        #expect(try await late.closeCode() == .policyViolation)
        platform.use(
            {
                var trusting = JackdawConfiguration()
                trusting.trustClientIdentity = true
                return trusting
            }()
        )
        guard case .accept = try await platform.shouldUpgrade(.init(head: head)) else {
            Issue.record("a trusting server refused the upgrade")
            return
        }
        try await client.leave()
    }

    @Test("what is said while a history is told comes behind it, each frame once")
    func historyOrder() async throws {
        let platform = try PlatformTestBot.platform()
        let (client, hello) = try await greeted(platform)
        let session = try #require(hello["session"]?.stringValue)
        let speaker = Task {
            for number in 1...200 { try await platform.reply(to: session, "\(number)") }
        }
        for number in 1...20 {
            client.send(["type": "message", "id": "h\(number)", "action": "fetch_user_messages"])
        }
        var last: Int64 = 1
        var histories = 0
        while last < 201 || histories < 20 {
            let frame = try await client.next()
            let sequence = try #require(frame["seq"]?.integerValue)
            if frame["type"] == "history" {
                histories += 1
                #expect(sequence >= last)
                last = sequence
            } else {
                #expect(sequence == last + 1)
                last = sequence
            }
        }
        try await speaker.value
        try await client.leave()
    }

    @Test("the log warns of a server that believes whoever names a session")
    func trustWarning() throws {
        let log = CollectedLog()
        let platform = try PlatformTestBot.platform()
        platform.conversations.configure { $0.logger = log.logger }
        var configuration = JackdawConfiguration()
        platform.use(configuration)
        #expect(log.lines == [])
        configuration.trustClientIdentity = true
        platform.use(configuration)
        #expect(log.lines.count == 1 && log.lines.allSatisfy { $0.contains("trustClientIdentity") })
    }

    @Test("a session with a user is not given to a client that only names both")
    func userClaims() async throws {
        for user in ["alice", "mallory"] {
            let platform = try PlatformTestBot.platform()
            let alice: HTTPFields = [.sessionID: "al", .userID: "alice"]
            let first = PlatformTestClient(platform, .besser, headers: alice)
            #expect(try await first.next()["message"] == "Hello!")
            let head = HTTPRequest(
                method: .get,
                scheme: "http",
                authority: "localhost",
                path: "/",
                headerFields: [.sessionID: "al", .userID: user]
            )
            guard case .refuse(.forbidden, let message, _) = try await platform.shouldUpgrade(.init(head: head)) else {
                Issue.record("the upgrade was not refused")
                return
            }
            #expect(message.contains("user"))
            let late = PlatformTestClient(platform, .besser, headers: head.headerFields)
            #expect(try await late.closeCode() == .policyViolation)
            let other = PlatformTestClient(platform, .jackdawV1, headers: head.headerFields)
            #expect(try await other.next()["resumable"] == true)
            try await first.leave()
        }
    }

    @Test("a client may resume the session that it already has")
    func ownResume() async throws {
        let (client, hello) = try await greeted(try PlatformTestBot.platform())
        client.send([
            "type": "resume", "session": hello["session"] ?? "", "secret": hello["secret"] ?? "", "last": 0,
        ])
        #expect(try await client.next()["type"] == "resumed")
        #expect(try await client.next()["type"] == "history")
        client.send(["type": "message", "id": "c1", "action": "user_message", "message": "still here"])
        while try await client.next()["action"] != "agent_reply_str" {}
        try await client.leave()
    }

    @Test("an ended session neither takes the hub of its successor nor leaves one behind")
    func staleHub() async throws {
        let platform = try PlatformTestBot.platform()
        let old = try platform.conversations.open(id: "me").session
        let before = platform.hub(for: old)
        await old.whenIdle()
        // Who leaves without a word ends the session.
        old.attach(after: nil) { _ in }.detach()
        #expect(old.isEnded)
        let new = try platform.conversations.open(id: "me").session
        let living = platform.hub(for: new)
        #expect(living !== before)
        #expect(platform.hub(for: old) !== living)
        #expect(platform.hub(for: new) === living)
        #expect(platform.setup.hubs.count == 1)
    }

    @Test("a besser client gets its history as it was sent")
    func besserHistory() async throws {
        let client = PlatformTestClient(try PlatformTestBot.platform(), .besser, query: "?session_id=me")
        var first = [try await client.nextText()]
        for text in ["one", "options", "stream"] {
            client.send(["action": "user_message", "message": "\(text)"])
            first.append(try await client.nextText())
        }
        client.send(["action": "fetch_user_messages", "message": nil])
        var replayed: [String] = []
        while replayed.count < 7 { replayed.append(try await client.nextText()) }
        #expect(replayed.allSatisfy { $0.contains(#""history":true"#) })
        let replies = replayed.filter { $0.contains("agent_reply") }
        #expect(replies == first.map { $0.replacing(#""history":false"#, with: #""history":true"#) })
        try await client.leave()
    }

    @Test("twenty messages at once get twenty answers in order")
    func order() async throws {
        let client = PlatformTestClient(try PlatformTestBot.platform(), .besser)
        for number in 1...20 { client.send(["action": "user_message", "message": "\(number)"]) }
        #expect(try await client.next()["message"] == "Hello!")
        for number in 1...20 { #expect(try await client.next()["message"] == .string("\(number)")) }
        try await client.leave()
    }

    @Test("variables that users may set are set, in either dialect")
    func variables() async throws {
        let (client, _) = try await greeted(try PlatformTestBot.platform())
        client.send(["type": "message", "id": "c1", "action": "user_set_variable", "message": ["nickname": "!"]])
        let receipt = try await client.next(type: "ack")
        #expect(receipt == ["type": "ack", "id": "c1", "seq": nil])
        client.send(["type": "message", "id": "c2", "action": "user_message", "message": "hi"])
        while try await client.next()["message"] != "hi!" {}
    }

    @Test("an unknown subprotocol and an overlong name are refused in words")
    func refusals() async throws {
        let platform = try PlatformTestBot.platform()
        var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
        head.headerFields[.secWebSocketProtocol] = "chat"
        guard case .refuse(.badRequest, _, _) = try await platform.shouldUpgrade(.init(head: head)) else {
            Issue.record("an unknown subprotocol was accepted")
            return
        }
        head.headerFields[.secWebSocketProtocol] = nil
        head.path = "/?session_id=" + String(repeating: "x", count: 500)
        guard case .refuse(.badRequest, _, _) = try await platform.shouldUpgrade(.init(head: head)) else {
            Issue.record("an overlong name was accepted")
            return
        }
    }
}
