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

@Suite struct TranscriptionRequestTests {
    /// What a recogniser sends.
    private static func form(
        _ file: File,
        _ hints: SpeechHints = SampleSpeech.english,
        _ change: (inout SpeechServiceRecognizer) -> Void = { _ in }
    ) async throws -> ReceivedForm {
        var form: ReceivedForm?
        try await LocalService.serving { _ in
            SampleSpeech.heard("hello")
        } _: { service in
            var recognizer = try SampleSpeech.recognizer(asking: service)
            change(&recognizer)
            #expect(try await recognizer.transcribe(file, hints: hints) == Transcript("hello"))
            #expect(service.requests.count == 1)
            let request = try #require(service.requests.first)
            #expect(request.path == "/v1/audio/transcriptions")
            #expect(request.headers["authorization"] == "Bearer key-of-test")
            #expect(request.headers["accept"] == "application/json")
            form = try ReceivedForm(request)
        }
        return try #require(form)
    }

    @Test("the recording, the model and the language are sent, each once and nothing else")
    func plain() async throws {
        let form = try await Self.form(SampleSpeech.webm)
        #expect(form.parts.keys.sorted() == ["file", "language", "model", "response_format"])
        #expect(form.parts["model"]?.text == "listener")
        #expect(form.parts["language"]?.text == "en")
        #expect(form.parts["response_format"]?.text == "json")
        let file = try #require(form.parts["file"])
        #expect(file.content == Array(SampleSpeech.webm.data))
        #expect(file.type == "audio/webm;codecs=opus")
        #expect(file.fileName == "speech.webm")
    }

    @Test("what can be chosen is sent as well")
    func chosen() async throws {
        let hints = SpeechHints(language: "pt-BR", phrases: ["uma pizza", "tchau!"])
        let form = try await Self.form(SampleSpeech.webm, hints) {
            $0.answerFormat = .verboseJSON
            $0.temperature = 0.25
        }
        #expect(form.parts["response_format"]?.text == "verbose_json")
        #expect(form.parts["temperature"]?.text == "0.25")
        #expect(form.parts["prompt"]?.text == "uma pizza. tchau!")
        #expect(form.parts["language"]?.text == "pt")
        let silent = try await Self.form(SampleSpeech.webm, hints) { $0.sendsHints = false }
        #expect(silent.parts["prompt"] == nil)
    }

    @Test("a recording arrives octet by octet, also where it looks like a form")
    func deceptiveContent() async throws {
        var data = Data(
            "\r\n--jackdaw-\r\n--\r\n\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nevil\r\n".utf8
        )
        for octet in 0..<300_000 { data.append(UInt8(truncatingIfNeeded: octet &* 2_654_435_761 >> 7)) }
        data.append(contentsOf: "\r\n--jackdaw-00000000000000000000000000000000--\r\n".utf8)
        let form = try await Self.form(File(name: "x.ogg", type: "audio/ogg", data: data))
        #expect(form.parts["model"]?.text == "listener")
        #expect(form.parts["file"]?.content == Array(data))
    }

    @Test(
        "a tag gives its language, if it has one",
        arguments: [
            ("en-GB", "en"), ("DE", "de"), ("gsw", "gsw"), ("zh_Hant", "zh"), ("", nil), ("und", nil), ("x-own", nil),
            ("12", nil), ("é", nil),
        ]
    )
    func languages(tag: String, language: String?) async throws {
        let form = try await Self.form(SampleSpeech.webm, SpeechHints(language: tag))
        #expect(form.parts["language"]?.text == language)
    }

    @Test(
        "a file has a name that tells its type and nothing else",
        arguments: [
            ("a.bin", "audio/x-m4a", "speech.m4a", "audio/mp4"),
            ("a", "audio/mp3", "speech.mp3", "audio/mpeg"),
            ("a", "audio/ogg; codecs=opus", "speech.ogg", "audio/ogg; codecs=opus"),
            ("a.AMR", "audio/amr", "speech.amr", "audio/amr"),
            ("a.\"\r\n", "audio/amr", "speech", "audio/amr"),
            ("a", "audio/amr\r\nX: y", "speech", "application/octet-stream"),
            ("a", "", "speech", "application/octet-stream"),
        ]
    )
    func names(name: String, type: String, sentName: String, sentType: String) async throws {
        let file = try await Self.form(File(name: name, type: type, data: Data([1, 2, 3]))).parts["file"]
        #expect(file?.fileName == sentName)
        #expect(file?.type == sentType)
    }

    @Test("a WAV file goes out as it is", arguments: ["audio/wav", "audio/x-wav", "Audio/Wave; rate=16000"])
    func wav(type: String) async throws {
        let file = try await Self.form(File(name: "a.wav", type: type, data: SampleSpeech.wav)).parts["file"]
        #expect(file?.fileName == "speech.wav")
        #expect(file?.content == Array(SampleSpeech.wav))
    }
}
