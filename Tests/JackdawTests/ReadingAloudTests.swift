import HTTPTypes
import Hummingbird
import JackdawCore
import NIOCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Replies read aloud", .timeLimit(.minutes(1)))
struct ReadingAloudTests {
    /// A client of jackdaw.v1 that has been greeted with message m1.
    private func greeted(_ platform: WebSocketPlatform) async throws -> PlatformTestClient {
        let client = PlatformTestClient(platform, .jackdawV1)
        try await client.next(type: "message")
        return client
    }

    /// What answers a request: `speech` or `error`, after its acknowledgement.
    private func answer(_ client: PlatformTestClient) async throws -> JSONValue {
        var frame = try await client.next()
        while frame["type"] != "speech", frame["type"] != "error" { frame = try await client.next() }
        #expect(try ProtocolSchema().problems(frame, "server") == [])
        return frame
    }

    private func get(_ platform: WebSocketPlatform, _ url: JSONValue?) async -> Response {
        let path = url?.stringValue ?? ""
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path, headerFields: [:])
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        return await platform.fileRoutes.download(String(path.split(separator: "/").last ?? ""), request)
    }

    private func content(_ response: Response) async throws -> Data {
        let collected = Collected()
        try await response.body.write(CollectingWriter(collected: collected))
        return collected.data
    }

    private func wav(letters: Int) -> Data? {
        Audio(samples: [Int16](repeating: 1, count: letters), sampleRate: 8_000).wav
    }

    @Test("hello says whether the bot has a voice", arguments: [true, false])
    func features(speaks: Bool) async throws {
        let client = PlatformTestClient(try ReadingBot.platform(speaks ? ReadingVoice() : nil), .jackdawV1)
        let hello = try await client.next()
        #expect(try ProtocolSchema().problems(hello, "server") == [])
        #expect(hello["features"]?["speech"] == .bool(speaks) && hello["features"]?["voice"] == false)
        try await client.leave()
    }

    @Test("a reply is read aloud once, acknowledged, and fetched like the files in messages while the session lives")
    func read() async throws {
        let voice = ReadingVoice()
        let platform = try ReadingBot.platform(voice)
        let client = try await greeted(platform)
        client.askToRead("m1", id: "c1")
        let acknowledgement = try await client.next()
        #expect(acknowledgement == ["type": "ack", "id": "c1", "seq": nil])
        let speech = try await answer(client)
        #expect(speech["about"] == "m1" && speech["media"] == "audio/wav")
        let response = await get(platform, speech["url"])
        #expect(response.status == .ok && response.headers[.contentType] == "audio/wav")
        #expect(try await content(response) == wav(letters: 6))
        client.askToRead("m1", id: "c2")
        #expect(try await answer(client) == speech)
        #expect(voice.said == ["Hello!"] && platform.setup.files.usage.files == 1)
        try await client.leave()
        // The session of somebody who said nothing goes with them.
        #expect(await get(platform, speech["url"]).status == .notFound)
        #expect(platform.setup.files.usage.files == 0)
    }

    @Test("a reply that is sound has an address for its sound and another one for what is read aloud")
    func sound() async throws {
        let platform = try ReadingBot.platform(ReadingVoice())
        let client = try await greeted(platform)
        let reply = try await client.replyTo("say Good morning")
        client.askToRead(reply["id"], id: "c1")
        let speech = try await answer(client)
        #expect(speech["url"] != reply["message"]?["url"])
        for url in [speech["url"], reply["message"]?["url"]] {
            #expect(try await content(await get(platform, url)) == wav(letters: 12))
        }
        try await client.leave()
    }

    @Test(
        "what cannot be read aloud is an error that names the request, and the socket stays open",
        arguments: [
            (["reply": "m99"], "unknown_reply"), (["reply": "m2"], "unknown_reply"), (["reply": "m3"], "unknown_reply"),
            (["reply": 3], "wrong_type"), (["rows": "m1"], "missing_field"), ([:], "wrong_type"), ("m1", "wrong_type"),
        ] as [(JSONValue, String)]
    )
    func refused(message: JSONValue, code: String) async throws {
        let voice = ReadingVoice()
        let client = try await greeted(try ReadingBot.platform(voice))
        #expect(try await client.replyTo("options")["id"] == "m3")
        client.send(["type": "message", "id": "q", "action": "fetch_speech", "message": message])
        let error = try await answer(client)
        #expect(error["code"]?.stringValue == code && error["about"] == "q")
        #expect(voice.said == [])
        client.askToRead("m1", id: "c1")
        #expect(try await answer(client)["about"] == "m1")
        try await client.leave()
    }

    @Test("without a voice the error says how to configure one")
    func mute() async throws {
        let client = try await greeted(try ReadingBot.platform(nil))
        client.askToRead("m1", id: "c1")
        let error = try await client.next()
        #expect(error["code"] == "speech_unavailable" && error["about"] == "c1")
        #expect(error["message"]?.stringValue?.contains("bot.use(voice:)") == true)
        try await client.leave()
    }

    @Test("a voice that fails is an error without details, which the log has; it is tried again")
    func hoarse() async throws {
        let (voice, log) = (ReadingVoice(), CollectedLog())
        let client = PlatformTestClient(try ReadingBot.platform(voice), .jackdawV1, logger: log.logger)
        try await client.next(type: "message")
        let reply = try await client.replyTo("hoarse")
        for id in ["c1", "c2"] {
            client.askToRead(reply["id"], id: id)
            let error = try await answer(client)
            #expect(error["code"] == "speech_failed" && error["about"] == .string(id))
            #expect(error["message"]?.stringValue?.contains("Hoarse") == false)
        }
        #expect(voice.said == ["hoarse", "hoarse"])
        #expect(log.lines.filter { $0.contains("could not be read aloud") && $0.contains("Hoarse") }.count == 2)
        try await client.leave()
    }

    @Test("only the connection that asked is told; another one that asks gets the same address")
    func connections() async throws {
        let voice = ReadingVoice()
        let platform = try ReadingBot.platform(voice)
        let first = PlatformTestClient(platform, .jackdawV1)
        let hello = try await first.next()
        let session = try #require(hello["session"]?.stringValue)
        let second = PlatformTestClient(platform, .jackdawV1, query: "?session_id=\(session)")
        second.send(["type": "resume", "session": .string(session), "secret": hello["secret"] ?? .null, "last": 0])
        try await second.next(type: "history")
        first.askToRead("m1", id: "c1")
        let speech = try await answer(first)
        _ = try await first.replyTo("next")
        var frame = try await second.next()
        while frame["action"] != "agent_reply_markdown" {
            #expect(frame["type"] != "speech" && frame["type"] != "ack")
            frame = try await second.next()
        }
        second.askToRead("m1", id: "c1")
        #expect(try await answer(second) == speech && voice.said == ["Hello!"])
        try await first.leave()
        try await second.leave()
    }

    @Test("what is said meanwhile does not wait for a slow voice")
    func slow() async throws {
        let voice = ReadingVoice()
        let client = try await greeted(try ReadingBot.platform(voice))
        let reply = try await client.replyTo("slow")
        client.askToRead(reply["id"], id: "c1")
        #expect(try await client.replyTo("meanwhile")["message"] == "meanwhile")
        voice.open()
        #expect(try await answer(client)["about"] == reply["id"])
        try await client.leave()
    }

    @Test("what nobody waits for any more is given up, and leaves nothing behind")
    func disconnected() async throws {
        let voice = ReadingVoice()
        let platform = try ReadingBot.platform(voice)
        let client = try await greeted(platform)
        let reply = try await client.replyTo("slow")
        client.askToRead(reply["id"], id: "c1")
        while voice.said.isEmpty { await Task.yield() }
        #expect(!voice.isCancelled)
        try await client.leave()
        while !voice.isCancelled { await Task.yield() }
        #expect(platform.setup.files.usage.files == 0)
    }

    @Test("four are spoken at once, the others in their turn, and all are answered")
    func turns() async throws {
        let voice = ReadingVoice()
        let client = try await greeted(try ReadingBot.platform(voice))
        var asked: Set<JSONValue> = []
        for number in 0..<7 {
            let id = try #require(try await client.replyTo("slow \(number)")["id"])
            client.askToRead(id, id: "c\(number)")
            asked.insert(id)
        }
        while voice.said.count < ReadingAloud.most { await Task.yield() }
        voice.open()
        var answered: Set<JSONValue> = []
        while answered.count < asked.count { answered.insert(try await answer(client)["about"] ?? .null) }
        #expect(answered == asked && voice.most == 4 && Set(voice.said).count == 7)
        try await client.leave()
    }

    @Test("a client that asks for too much at once is told so, and asks again later")
    func busy() async throws {
        let voice = ReadingVoice()
        let client = try await greeted(try ReadingBot.platform(voice) { $0.limits.pending = 2 })
        let reply = try await client.replyTo("slow")
        for id in ["c1", "c2", "c3"] { client.askToRead(reply["id"], id: id) }
        let error = try await answer(client)
        #expect(error["code"] == "busy" && error["about"] == "c3")
        voice.open()
        for _ in 0..<2 { #expect(try await answer(client)["about"] == reply["id"]) }
        client.askToRead(reply["id"], id: "c4")
        #expect(try await answer(client)["about"] == reply["id"])
        try await client.leave()
    }

    @Test("clients of the besser dialect have no such action")
    func besser() async throws {
        let voice = ReadingVoice()
        let client = PlatformTestClient(try ReadingBot.platform(voice), .besser)
        try await client.next()
        client.send(["action": "fetch_speech", "message": ["reply": "m1"]])
        let error = try await client.next()
        #expect(error["action"] == "agent_reply_str" && voice.said == [])
        #expect(error["message"]?.stringValue?.hasPrefix("an action is user_message") == true)
        try await client.leave()
    }
}
