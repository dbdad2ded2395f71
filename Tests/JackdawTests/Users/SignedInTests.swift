import JackdawTesting
import Synchronization
import Testing

@testable import Jackdaw

@Suite("Conversations of users who are signed in", .timeLimit(.minutes(1)))
struct SignedInTests {
    @Test("the user is the one whom the authenticator knows, whatever the client claims")
    func claims() async throws {
        try await UserBot.serve { bot in
            let claims = UserBot.headers("alice", "s1") + [("X-User-ID", "bob")]
            let client = try await bot.connect(headers: claims)
            try await client.send(json: ["action": "user_message", "message": "hi"])
            #expect(try await client.nextJSON()["message"] == "hi")
            #expect(bot.conversations.session("s1")?.user == "alice")
            let stranger = try await bot.connect(headers: UserBot.headers(nil, "s2") + [("X-User-ID", "alice")])
            try await stranger.send(json: ["action": "user_message", "message": "hi"])
            #expect(try await stranger.nextJSON()["message"] == "hi")
            let unnamed = try #require(bot.conversations.session("s2"))
            #expect(unnamed.user == nil)
        }
    }

    @Test("a request that the authenticator keeps out is refused with 401, and not told why")
    func refused() async throws {
        try await UserBot.serve(trusting: []) { bot in
            for subprotocol in [nil, "jackdaw.v1"] {
                let answer = try #require(try await bot.refusal(UserBot.headers("alice"), subprotocol: subprotocol))
                #expect(answer.status == 401)
                #expect(answer["WWW-Authenticate"] == "Bearer")
                #expect(!answer.text.contains("prox"))
            }
            #expect(try await bot.refusal([]) == nil)
        }
    }

    /// Counts how often it is asked.
    private struct Counting: Authenticator {
        let count = Counter()

        func authenticate(_ request: AuthenticationRequest) -> AuthenticatedUser? {
            AuthenticatedUser(id: "user \(count.next())")
        }
    }

    private final class Counter: Sendable {
        private let count = Atomic(0)

        func next() -> Int { count.add(1, ordering: .relaxed).newValue }
    }

    @Test("the authenticator is asked once for each connection", arguments: [nil, "jackdaw.v1"])
    func once(subprotocol: String?) async throws {
        try await ServedBot.serve(makeServerBot(), authenticator: Counting()) { bot in
            for number in 1...3 {
                let client = try await bot.connect(
                    subprotocol: subprotocol,
                    headers: UserBot.headers(nil, "s\(number)")
                )
                try await client.send(json: ["type": "message", "id": "1", "action": "user_message", "message": "hi"])
                while try await client.nextJSON()["message"] != "hi" {}
                #expect(bot.conversations.session("s\(number)")?.user == "user \(number)")
            }
        }
    }

    @Test("ids that cannot be kept are refused", arguments: [String(repeating: "x", count: 257), "a\u{85}b"])
    func unusable(id: String) async throws {
        try await UserBot.serve { bot in
            let answer = try await bot.refusal(UserBot.headers(id))
            #expect(answer?.status == 401)
        }
    }

    @Test("in the besser dialect a session is given to its user, and to nobody else")
    func besser() async throws {
        try await UserBot.serve { bot in
            let first = try await bot.connect(headers: UserBot.headers("alice", "s1"))
            try await first.send(json: ["action": "user_message", "message": "hi"])
            #expect(try await first.nextJSON()["message"] == "hi")
            #expect(try await bot.refusal(UserBot.headers("bob", "s1"))?.status == 403)
            #expect(try await bot.refusal(UserBot.headers(nil, "s1"))?.status == 403)
            let second = try await bot.connect(headers: UserBot.headers("alice", "s1"))
            try await second.send(json: ["action": "fetch_user_messages", "message": nil])
            #expect(try await second.nextJSON()["message"] == "hi")
        }
    }

    @Test("in jackdaw.v1 a session is given to its user without a secret, to others not even with it")
    func jackdawV1() async throws {
        try await UserBot.serve { bot in
            let hello = try await bot.talk("alice", "hi")
            #expect(hello["user"] == ["id": "alice"])
            #expect(try ProtocolSchema().problems(hello, "server") == [])
            let id = try #require(hello["session"]?.stringValue)
            let (own, again) = try await bot.greet("alice", session: id)
            #expect(again["resumable"] == true && again["secret"] == hello["secret"])
            #expect(try await own.resume(again["session"], secret: "")["type"] == "resumed")
            #expect(try await own.nextJSON()["entries"]?.arrayValue?.first?["message"] == "hi")
            for other in ["bob", nil] {
                let (client, hello) = try await bot.greet(other, session: id)
                #expect(hello["resumable"] == true && hello["secret"] == nil)
                let answer = try await client.resume(hello["session"], secret: again["secret"])
                #expect(answer["code"] == "resume_refused")
            }
        }
    }

    @Test("ids that only look alike are two users")
    func lookalikes() async throws {
        let platform = try PlatformTestBot.platform()
        let composed = "\u{e9}"
        let session = try platform.conversations.open(user: composed).session
        #expect(Caller.checked(AuthenticatedUser(id: composed)).owns(session.owner) == true)
        #expect(Caller.checked(AuthenticatedUser(id: "e\u{301}")).owns(session.owner) == false)
    }

    @Test("a conversation from before the sign-in is still resumed with its secret, and only with it")
    func before() async throws {
        try await UserBot.serve { bot in
            let hello = try await bot.talk(nil, "hi")
            let id = hello["session"]?.stringValue
            for user in ["alice", nil] {
                let (client, again) = try await bot.greet(user, session: id)
                #expect(again["resumable"] == true && again["secret"] == nil)
                #expect(try await client.resume(hello["session"], secret: "x")["code"] == "resume_refused")
                #expect(try await client.resume(hello["session"], secret: hello["secret"])["type"] == "resumed")
            }
            #expect(try await bot.refusal(UserBot.headers("alice", id))?.status == 403)
        }
    }

    @Test("a stored session comes back to its user, with a new secret, and to nobody else")
    func stored() async throws {
        let store = MemoryStore()
        let hello = try await UserBot.serve(store: store) { try await $0.talk("alice", "hi") }
        let id = try #require(hello["session"]?.stringValue)
        try await UserBot.serve(store: store) { bot in
            #expect(try await bot.refusal(UserBot.headers("bob", id))?.status == 403)
            let (thief, _) = try await bot.greet("bob", session: id)
            #expect(try await thief.resume(hello["session"], secret: hello["secret"])["code"] == "resume_refused")
            let (own, again) = try await bot.greet("alice", session: id)
            #expect(again["secret"]?.stringValue?.count == 43)
            #expect(try await own.resume(again["session"], secret: hello["secret"])["type"] == "resumed")
            #expect(try await own.nextJSON()["entries"]?.arrayValue?.first?["message"] == "hi")
        }
    }

    @Test("trustClientIdentity gives nobody the conversation of a user who is signed in")
    func trusting() async throws {
        try await UserBot.serve(configure: { $0.trustClientIdentity = true }) { bot in
            let hello = try await bot.talk("alice", "hi")
            #expect(try await bot.refusal(UserBot.headers("bob", hello["session"]?.stringValue))?.status == 403)
        }
    }
}
