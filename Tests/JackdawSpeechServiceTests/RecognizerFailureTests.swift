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

@Suite struct RecognizerFailureTests {
    private static func error(_ recognizer: SpeechServiceRecognizer, _ file: File = SampleSpeech.webm) async
        -> SpeechError?
    {
        await #expect(throws: SpeechError.self) {
            try await recognizer.transcribe(file, hints: SampleSpeech.english)
        }
    }

    @Test(
        "a recording that the service refuses is the user's affair, in our own words",
        arguments: [400, 413, 415, 422]
    )
    func refusals(status: Int) async throws {
        let log = CollectedLog()
        try await LocalService.serving { _ in
            .answer(status, body: #"{"error": {"message": "internal-detail key-of-test"}}"#)
        } _: { service in
            // However many are refused, the others are heard.
            let manners = SampleSpeech.manners(log: log, rest: .seconds(60))
            let recognizer = try SampleSpeech.recognizer(asking: service, manners)
            for _ in 1...5 {
                let error = try #require(await Self.error(recognizer))
                #expect(error.advice.hasPrefix("The voice message cannot be read: "))
                #expect(!"\(error) \(error.advice)".contains("internal"))
            }
            #expect(service.requests.count == 5)
            #expect(log.warnings.count == 5)
            #expect(log.warnings.allSatisfy { $0.contains("internal-detail [hidden]") })
            service.answer { _ in SampleSpeech.heard("hello") }
            let transcript = try await recognizer.transcribe(SampleSpeech.webm, hints: SampleSpeech.english)
            #expect(transcript.text == "hello")
        }
    }

    @Test(
        "a service that fails for good is asked once, and users are told nothing of it",
        arguments: [
            LocalService.Reply.answer(404, body: "internal"), .answer(307, headers: ["location": "/"], body: ""),
            .answer(501, body: "internal"), .answer(200, body: "<html>internal"), .answer(200, body: "{}"),
        ]
    )
    func failures(reply: LocalService.Reply) async throws {
        try await LocalService.serving { _ in
            reply
        } _: { service in
            let error = try #require(await Self.error(try SampleSpeech.recognizer(asking: service)))
            #expect(error.advice == SpeechError.failed("").advice)
            #expect("\(error)".hasPrefix("listener at \(service.baseURL): "))
            #expect(service.requests.count == 1)
        }
    }

    @Test("an answer is read up to a bound")
    func tooMuch() async throws {
        try await LocalService.serving { _ in
            .octets(200, [UInt8](repeating: 0x20, count: (4 << 20) + 1))
        } _: { service in
            let error = await Self.error(try SampleSpeech.recognizer(asking: service))
            #expect(error == .failed("listener at \(service.baseURL): the answer is larger than 4194304 bytes"))
        }
    }

    @Test("a service that hears nothing says so")
    func silence() async throws {
        try await LocalService.serving { _ in
            SampleSpeech.heard(" ")
        } _: { service in
            let recognizer = try SampleSpeech.recognizer(asking: service, SampleSpeech.manners(rest: .seconds(60)))
            for _ in 1...4 { #expect(await Self.error(recognizer) == .noSpeech) }
            #expect(service.requests.count == 4)
        }
    }

    @Test("a recording that is no sound is not sent")
    func unsent() async throws {
        try await LocalService.serving { _ in
            SampleSpeech.heard("hello")
        } _: { service in
            let recognizer = try SampleSpeech.recognizer(asking: service)
            let cut = File(name: "a.wav", type: "audio/wav", data: SampleSpeech.wav.dropLast(10))
            let error = await Self.error(recognizer, cut)
            #expect(error?.advice.hasPrefix("The voice message cannot be read: the file is cut off") == true)
            let other = File(name: "a.wav", type: "audio/x-wav", data: SampleSpeech.webm.data)
            #expect(await Self.error(recognizer, other)?.advice.contains("no WAV file") == true)
            let empty = File(name: "a.webm", type: "audio/webm", data: Data())
            #expect(await Self.error(recognizer, empty) == .unreadable("it is empty; record it again"))
            let still = AudioSamples(.int16([]), sampleRate: 16_000).wav
            #expect(await Self.error(recognizer, File(name: "a.wav", type: "audio/wav", data: still)) == .noSpeech)
            #expect(service.requests.isEmpty)
        }
    }

    @Test("a key that is wrong or missing is named by its variable, and never shown", arguments: [401, 403])
    func keys(status: Int) async throws {
        // Variables that are there and not there on every machine.
        let path = try #require(ProcessInfo.processInfo.environment["PATH"])
        let log = CollectedLog()
        try await LocalService.serving { request in
            .answer(status, body: "wrong: \(request.headers["authorization"] ?? "none")")
        } _: { service in
            let manners = SampleSpeech.manners(log: log)
            func error(_ key: APIKey) async throws -> SpeechError {
                try #require(await Self.error(try SampleSpeech.recognizer(asking: service, key: key, manners)))
            }
            let missing = try await error(.environment("JACKDAW_NO_SUCH_KEY"))
            #expect("\(missing)".contains("the environment variable JACKDAW_NO_SUCH_KEY is not set: set it"))
            let wrong = try await error(.environment("PATH"))
            #expect("\(wrong)".contains("set the environment variable PATH to a key that the service takes"))
            let given = try await error(.value("key-of-test"))
            #expect("\(given)".contains("give the endpoint a key"))
            #expect(missing.advice == SpeechError.unavailable("").advice)
            #expect(
                service.requests.map { $0.headers["authorization"] } == [nil, "Bearer \(path)", "Bearer key-of-test"]
            )
            let shown = "\(missing) \(wrong) \(given) \(log.lines.map(\.text))"
            #expect(!shown.contains(path) && !shown.contains("key-of-test"))
        }
    }

    @Test("an endpoint that cannot be asked is an error at once")
    func badEndpoint() {
        #expect(throws: ServiceError.self) { try SpeechServiceRecognizer(endpoint: "nowhere", model: "m") }
        #expect(throws: ServiceError.self) { try SpeechServiceVoice(endpoint: "nowhere", model: "m", voice: "v") }
    }

    @Test("a key that goes over the network in the clear is warned of")
    func exposedKey() throws {
        let log = CollectedLog()
        let endpoint = ServiceEndpoint("http://speech.example/v1", key: .value("key-of-test"))
        _ = try SpeechServiceRecognizer(endpoint: endpoint, model: "m", logger: log.logger)
        #expect(log.warnings.count == 1)
        #expect(log.warnings.first?.contains("unencrypted") == true)
    }
}
