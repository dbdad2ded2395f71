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

@Suite("Voice, uploads and the log", .timeLimit(.minutes(1)))
struct PlatformVoiceTests {
    /// Hears how long a recording is; one of silence is not understood.
    struct Recognizer: SpeechRecognizer {
        struct Silence: Error {}

        func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
            guard try WAVFile(audio.data).frameCount > 0 else { throw Silence() }
            return Transcript("hello")
        }
    }

    func hearing() throws -> WebSocketPlatform {
        try PlatformTestBot.platform {
            $0.limits.voice = .seconds(1)
        } prepare: {
            $0.use(recognizer: Recognizer())
        }
    }

    func recording(samples: Int) throws -> JSONValue {
        let wav = try #require(Audio(samples: [Int16](repeating: 0, count: samples), sampleRate: 8000).wav)
        return .string(wav.base64EncodedString())
    }

    @Test("a voice message is recognised, and its words are shown with it")
    func voice() async throws {
        let schema = try ProtocolSchema()
        let client = PlatformTestClient(try hearing(), .jackdawV1)
        #expect(try await client.next()["features"]?["voice"] == true)
        client.send([
            "type": "message", "id": "c1", "action": "user_voice",
            "message": ["name": "voice.wav", "type": "audio/wav", "base64": try recording(samples: 80)],
        ])
        let transcript = try await client.next(type: "transcript")
        #expect(transcript["text"] == "hello" && schema.problems(transcript, "server") == [])
        try await client.leave()
    }

    @Test("clients are told the longest recording that the recogniser takes, and held to it")
    func longest() async throws {
        struct Impatient: SpeechRecognizer {
            var longestRecording: Duration? { .milliseconds(500) }
            func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript { Transcript("hello") }
        }
        let platform = try PlatformTestBot.platform { _ in
        } prepare: {
            $0.use(recognizer: Impatient())
        }
        let client = PlatformTestClient(platform, .jackdawV1)
        #expect(try await client.next()["limits"]?["voice"] == 0.5)
        client.send([
            "type": "message", "id": "long", "action": "user_voice",
            "message": ["name": "voice.wav", "type": "audio/wav", "base64": try recording(samples: 8_000)],
        ])
        #expect(try await client.next(type: "error")["about"] == "long")
        try await client.leave()
    }

    @Test("a besser client gets the words of its voice message as its own message")
    func besserVoice() async throws {
        let client = PlatformTestClient(try hearing(), .besser)
        try await client.next()
        client.send(["action": "user_voice", "message": try recording(samples: 80)])
        let echo = try await client.next()
        #expect(echo["action"] == "user_message" && echo["message"] == "hello" && echo["history"] == true)
        #expect(try await client.next()["action"] == "agent_reply_file")
        try await client.leave()
    }

    @Test("a recording that is too long is refused; one without words is an error that names its message")
    func refusedVoice() async throws {
        let client = PlatformTestClient(try hearing(), .jackdawV1)
        for (id, samples) in [("long", 8001), ("silent", 0)] {
            client.send([
                "type": "message", "id": "\(id)", "action": "user_voice",
                "message": ["name": "v.wav", "type": "audio/wav", "base64": try recording(samples: samples)],
            ])
        }
        let long = try await client.next(type: "error")
        #expect(long["code"] == "too_large" && long["about"] == "long")
        let silent = try await client.next(type: "error")
        #expect(silent["code"] == "voice_failed" && silent["about"] == "silent")
        try await client.leave()
    }

    @Test("without a recogniser the error says how to configure one")
    func noRecognizer() async throws {
        let client = PlatformTestClient(try PlatformTestBot.platform(), .besser)
        try await client.next()
        client.send(["action": "user_voice", "message": try recording(samples: 80)])
        #expect(try await client.next()["message"]?.stringValue?.contains("bot.use(recognizer:)") == true)
        try await client.leave()
    }

    @Test("a file uploaded over HTTP is sent by its id")
    func upload() async throws {
        let platform = try PlatformTestBot.platform()
        defer { platform.close() }
        let client = PlatformTestClient(platform, .jackdawV1)
        let hello = try await client.next()
        let headers: HTTPFields = [
            .sessionID: hello["session"]?.stringValue ?? "", .contentLength: "5", .fileName: "a.txt",
            .authorization: "Bearer " + (hello["secret"]?.stringValue ?? ""),
        ]
        let head = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "localhost",
            path: "/files",
            headerFields: headers
        )
        let body = RequestBody(buffer: ByteBuffer(string: "12345"))
        let response = await platform.fileRoutes.upload(Request(head: head, body: body))
        let collected = Collected()
        try await response.body.write(CollectingWriter(collected: collected))
        let id = try #require(try JSONParser.parse([UInt8](collected.data))["id"]?.stringValue)
        client.send(["type": "message", "id": "c1", "action": "user_file", "message": ["file": "\(id)"]])
        while true {
            let frame = try await client.next(type: "message")
            guard frame["action"] == "agent_reply_file" else { continue }
            #expect(frame["message"]?["name"] == "a.txt" && frame["message"]?["size"] == 5)
            break
        }
        try await client.leave()
    }

    @Test("what cannot be used is one line in the log, without its content", arguments: Dialect.allCases)
    func log(dialect: Dialect) async throws {
        let log = CollectedLog()
        let client = PlatformTestClient(try PlatformTestBot.platform(), dialect, logger: log.logger)
        try await client.next()
        let wrong = [
            "hunter2", #"{"type":"hunter2","action":"hunter2"}"#,
            #"{"type":"message","id":"hunter2","action":"user_set_variable","message":{"hunter2":"hunter2"}}"#,
        ]
        for text in wrong { client.send(text: text) }
        try await client.leave()
        let lines = log.lines.filter { $0.contains("cannot be used") }
        #expect(lines.count == wrong.count)
        #expect(!log.lines.contains { $0.contains("hunter2") })
        #expect(lines.first?.contains("not_json") == true)
    }
}
