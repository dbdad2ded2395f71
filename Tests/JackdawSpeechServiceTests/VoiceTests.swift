import JackdawCore
import ServiceTesting
import Testing

@testable import JackdawSpeechService
@testable import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct VoiceTests {
    private struct Question: Decodable, Equatable {
        var model: String
        var voice: String
        var input: String
        var responseFormat: String
        var speed: Double?
        var instructions: String?

        private enum CodingKeys: String, CodingKey {
            case model, voice, input, speed, instructions
            case responseFormat = "response_format"
        }
    }

    private static func speak(
        _ service: LocalService,
        as format: SpeechFormat = .wav,
        _ manners: ServiceManners = SampleSpeech.manners()
    ) async throws -> Audio {
        var voice = try SampleSpeech.voice(asking: service, manners)
        voice.format = format
        return try await voice.speak("Hello!", language: "en")
    }

    private static let opus = Array("OggS".utf8) + [UInt8](repeating: 0, count: 24) + Array("OpusHead".utf8) + [1, 1]

    @Test("a text is asked for as JSON, and comes as samples")
    func asking() async throws {
        try await LocalService.serving { _ in
            .octets(200, Array(SampleSpeech.wav))
        } _: { service in
            var voice = try SampleSpeech.voice(asking: service)
            let audio = try await voice.speak("Say \"é\"!", language: "fr")
            #expect(audio.content == .samples(AudioSamples(.int16((0..<160).map { $0 * 100 }), sampleRate: 16_000)))
            voice.speed = 1.5
            voice.instructions = "Whisper."
            _ = try await voice.speak("Psst", language: "en")
            let questions = try service.requests.map { try JSONDecoder().decode(Question.self, from: Data($0.body)) }
            let first = Question(model: "speaker", voice: "ada", input: "Say \"é\"!", responseFormat: "wav")
            var second = first
            (second.input, second.speed, second.instructions) = ("Psst", 1.5, "Whisper.")
            #expect(questions == [first, second])
            let request = try #require(service.requests.first)
            #expect(request.path == "/v1/audio/speech")
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.headers["accept"] == "audio/*")
            #expect(request.headers["authorization"] == "Bearer key-of-test")
            #expect(!String(decoding: request.body, as: UTF8.self).contains("null"))
        }
    }

    @Test(
        "compressed sound comes as it is",
        arguments: [
            (SpeechFormat.mp3, "audio/mpeg", [0xFF, 0xF3, 0x84, 0xC4, 0]),
            (.mp3, "audio/mpeg", [0xFF, 0xFB, 0x90, 0x64, 0]),
            (.mp3, "audio/mpeg", Array("ID3\u{4}".utf8)),
            (.opus, "audio/ogg", Self.opus),
            (.aac, "audio/aac", [0xFF, 0xF1, 0x50, 0x80, 0, 0, 0xFC, 0]),
            (.flac, "audio/flac", Array("fLaC\u{0}".utf8)),
        ] as [(SpeechFormat, String, [UInt8])]
    )
    func compressed(format: SpeechFormat, type: String, octets: [UInt8]) async throws {
        try await LocalService.serving { _ in
            .octets(200, octets)
        } _: { service in
            let audio = try await Self.speak(service, as: format)
            #expect(audio.content == .encoded(Data(octets), type: type))
            #expect(String(decoding: service.requests[0].body, as: UTF8.self).contains("\"\(format.rawValue)\""))
        }
    }

    @Test("a WAV file whose header was written before its end was known becomes one that is right")
    func streamedWAV() async throws {
        var octets = Array(SampleSpeech.wav)
        octets.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0xFF])
        octets.replaceSubrange(40..<44, with: [0xFF, 0xFF, 0xFF, 0xFF])
        try await LocalService.serving { [octets] _ in
            .octets(200, octets)
        } _: { service in
            let audio = try await Self.speak(service)
            #expect(audio.wav == SampleSpeech.wav)
        }
    }

    @Test("a WAV file of other samples comes as it is")
    func floatingPoint() async throws {
        let wav = AudioSamples(.float32([0, 0.5, -0.5]), sampleRate: 24_000).wav
        try await LocalService.serving { _ in
            .octets(200, Array(wav))
        } _: { service in
            let audio = try await Self.speak(service)
            #expect(audio.content == .encoded(wav, type: "audio/wav"))
        }
    }

    @Test(
        "what is no sound, or sound of another kind, is a failure",
        arguments: [
            (SpeechFormat.wav, Array("<html>".utf8)), (.wav, []), (.wav, [0xFF, 0xFB, 0x90, 0x64]),
            (.wav, Array(SampleSpeech.wav.dropLast(7))), (.wav, Array(SampleSpeech.wav.prefix(44))),
            (.wav, Array(AudioSamples(.int16([]), sampleRate: 8_000).wav)),
            (.mp3, Array("<html>".utf8)), (.mp3, [0xFF]), (.mp3, [0xFF, 0xF1, 0x50, 0x80, 0, 0, 0xFC, 0]),
            (.aac, [0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0]), (.aac, [0xFF, 0xF1]),
            (.opus, Array("OggS".utf8)), (.flac, Self.opus), (.flac, Array(SampleSpeech.wav)),
        ] as [(SpeechFormat, [UInt8])]
    )
    func nonsense(format: SpeechFormat, octets: [UInt8]) async throws {
        try await LocalService.serving { _ in
            .octets(200, octets)
        } _: { service in
            let error = await #expect(throws: SpeechError.self) { try await Self.speak(service, as: format) }
            #expect(error.map { "\($0)".contains("not an answer to what was asked") } == true)
            #expect(service.requests.count == 1)
        }
    }

    @Test("more than 16 MiB are not taken")
    func tooMuch() async throws {
        try await LocalService.serving { _ in
            .octets(200, [UInt8](repeating: 0, count: (16 << 20) + 1))
        } _: { service in
            let error = await #expect(throws: SpeechError.self) { try await Self.speak(service) }
            #expect(error == .failed("speaker at \(service.baseURL): the answer is larger than 16777216 bytes"))
            #expect(service.requests.count == 1)
        }
    }

    @Test(
        "a refusal is for the log, whatever its status",
        arguments: [(400, 1), (401, 1), (404, 1), (413, 1), (422, 1), (429, 4), (500, 4)]
    )
    func refusals(status: Int, requests: Int) async throws {
        try await LocalService.serving { _ in
            .answer(status, body: "key-of-test")
        } _: { service in
            let error = try #require(await #expect(throws: SpeechError.self) { try await Self.speak(service) })
            #expect(error.advice == SpeechError.failed("").advice)
            #expect("\(error)".contains("status \(status)") && !"\(error)".contains("key-of-test"))
            #expect(service.requests.count == requests)
        }
    }

    @Test("a service that hangs is given up in time, and a cancelled one at once")
    func hanging() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            var voice = try SampleSpeech.voice(asking: service)
            voice.timeLimit = .milliseconds(200)
            let error = await #expect(throws: SpeechError.self) { try await voice.speak("Hello!", language: "en") }
            #expect(error == .timedOut(after: .milliseconds(200)))
            try await eventually { service.connections == 0 }
            let speaking = Task { try await Self.speak(service) }
            try await eventually { service.requests.count == 2 }
            speaking.cancel()
            await #expect(throws: CancellationError.self) { try await speaking.value }
            try await eventually { service.connections == 0 }
        }
    }

    @Test("a speed that is no number is not sent")
    func badSpeed() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            var voice = try SampleSpeech.voice(asking: service)
            voice.speed = .nan
            await #expect(throws: SpeechError.self) { try await voice.speak("Hello!", language: "en") }
            #expect(service.requests.isEmpty)
        }
    }
}
