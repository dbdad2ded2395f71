import JackdawCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Replies that are heard, and voice messages that are not", .timeLimit(.minutes(1)))
struct SpokenReplyTests {
    private static let encoded: @Sendable (AudioSamples) -> Audio = { Audio($0.wav, type: "audio/wav") }

    @Test("jackdaw.v1 shows the words with the sound, as it is said and in the history")
    func jackdawV1() async throws {
        let client = PlatformTestClient(try ReadingBot.platform(ReadingVoice()), .jackdawV1)
        try await client.next(type: "message")
        let reply = try await client.replyTo("say Hi!")
        #expect(try ProtocolSchema().problems(reply, "server") == [])
        #expect(reply["action"] == "agent_reply_audio" && reply["message"]?["text"] == "Hi!")
        #expect(reply["message"]?["type"] == "audio/wav")
        client.send(["type": "message", "id": "c2", "action": "fetch_user_messages"])
        let history = try await client.next(type: "history")
        #expect(try ProtocolSchema().problems(history, "server") == [])
        #expect(history["entries"]?.arrayValue?.last?["message"] == reply["message"])
        try await client.leave()
    }

    @Test("besser clients get the samples, also of a voice that makes WAV files", arguments: [false, true])
    func besser(isEncoded: Bool) async throws {
        let voice = isEncoded ? ReadingVoice(makes: Self.encoded) : ReadingVoice()
        let client = PlatformTestClient(try ReadingBot.platform(voice), .besser)
        try await client.next()
        client.send(["action": "user_message", "message": "say Hi!"])
        let reply = try await client.next()
        #expect(reply["action"] == "agent_reply_audio")
        let samples = reply["message"]?["audio_data_base64"]?.stringValue.flatMap { Data(base64Encoded: $0) }
        #expect(samples == Data([1, 0, 1, 0, 1, 0]))
        #expect(reply["message"]?["metadata"] == ["sample_rate": 8_000, "dtype": "int16", "shape": [3]])
        try await client.leave()
    }

    @Test("sound that is neither samples nor WAV stays a file for besser clients")
    func otherFormat() async throws {
        let voice = ReadingVoice { _ in Audio(Data([1, 2, 3]), type: "audio/mpeg") }
        let client = PlatformTestClient(try ReadingBot.platform(voice), .besser)
        try await client.next()
        client.send(["action": "user_message", "message": "say Hi!"])
        let reply = try await client.next()
        #expect(reply["action"] == "agent_reply_file" && reply["message"]?["type"] == "audio/mpeg")
        try await client.leave()
    }

    @Test("without a voice, and where it fails, the text is sent", arguments: Dialect.allCases, [true, false])
    func shown(dialect: Dialect, speaks: Bool) async throws {
        let client = PlatformTestClient(try ReadingBot.platform(speaks ? ReadingVoice() : nil), dialect)
        if dialect == .jackdawV1 {
            try await client.next(type: "message")
            let reply = try await client.replyTo("say hoarse words")
            #expect(reply["action"] == "agent_reply_str" && reply["message"] == "hoarse words")
        } else {
            try await client.next()
            client.send(["action": "user_message", "message": "say hoarse words"])
            let reply = try await client.next()
            #expect(reply["action"] == "agent_reply_str" && reply["message"] == "hoarse words")
        }
        try await client.leave()
    }

    @Test("a voice message that gave no words is answered with what to do about it", arguments: Dialect.allCases)
    func advice(dialect: Dialect) async throws {
        struct Recognizer: SpeechRecognizer {
            func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
                throw SpeechError.tooLong(limit: .seconds(7))
            }
        }
        let client = PlatformTestClient(
            try PlatformTestBot.platform(prepare: { $0.use(recognizer: Recognizer()) }),
            dialect
        )
        let recording = JSONValue.string(Data([1, 2, 3]).base64EncodedString())
        let advice = JSONValue.string(SpeechError.tooLong(limit: .seconds(7)).advice)
        if dialect == .jackdawV1 {
            client.send([
                "type": "message", "id": "c1", "action": "user_voice",
                "message": ["name": "voice.wav", "type": "audio/wav", "base64": recording],
            ])
            let error = try await client.next(type: "error")
            #expect(error["code"] == "voice_failed" && error["about"] == "c1" && error["message"] == advice)
        } else {
            try await client.next()
            client.send(["action": "user_voice", "message": recording])
            let error = try await client.next()
            #expect(error["action"] == "agent_reply_str" && error["message"] == advice)
        }
        try await client.leave()
    }
}
