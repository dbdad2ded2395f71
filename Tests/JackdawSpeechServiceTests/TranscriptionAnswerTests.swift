import JackdawCore
import ServiceTesting
import Testing

@testable import JackdawSpeechService
@testable import OpenAIEndpoint

@Suite struct TranscriptionAnswerTests {
    private static func transcript(_ body: String) throws -> Transcript {
        try TranscriptionAnswer.read(Array(body.utf8))
    }

    @Test(
        "the text is one line without blanks around it",
        arguments: [
            (#"{"text": "Hello there"}"#, "Hello there"),
            (#"{"text": " Hello.\n How are you?\n", "usage": {"type": "tokens"}}"#, "Hello. How are you?"),
            (#"{"text": "¿Qué \u00e9s [eso]?"}"#, "¿Qué és [eso]?"),
            (#"{"text": "[door] hello"}"#, "[door] hello"),
            (#"{"text": "\n [BLANK_AUDIO]\n"}"#, ""),
            (#"{"text": "[MUSIC] [BLANK_AUDIO]"}"#, ""),
            (#"{"text": " "}"#, ""),
        ]
    )
    func texts(body: String, text: String) throws {
        #expect(try Self.transcript(body) == Transcript(text))
    }

    @Test("the confidence is the mean probability of the tokens, by how long segments last")
    func confidence() throws {
        let transcript = try Self.transcript(
            #"""
            {"task": "transcribe", "language": "english", "duration": 4.0, "text": "one two",
             "segments": [{"id": 0, "start": 0.0, "end": 3.0, "text": " one", "avg_logprob": -0.1},
                          {"id": 1, "start": 3.0, "end": 4.0, "text": " two", "avg_logprob": -0.5}]}
            """#
        )
        #expect(transcript.text == "one two")
        #expect(abs((transcript.confidence ?? 0) - 0.818_730_753) < 1e-6)
    }

    @Test(
        "segments that say nothing of probability are no error",
        arguments: [
            #"{"text": "one", "segments": []}"#,
            #"{"text": "one", "segments": null}"#,
            #"{"text": "one", "segments": "none"}"#,
            #"{"text": "one", "segments": [{"start": 0, "end": 1, "text": "one"}]}"#,
        ]
    )
    func withoutConfidence(body: String) throws {
        #expect(try Self.transcript(body) == Transcript("one"))
    }

    @Test("a probability above 1 is none", arguments: [(0.3, 1.0), (-1_000.0, 0.0)])
    func extremes(logarithm: Double, confidence: Double) throws {
        let body = #"{"text": "one", "segments": [{"avg_logprob": \#(logarithm)}]}"#
        #expect(try Self.transcript(body).confidence == confidence)
    }

    @Test(
        "what is no answer is an error",
        arguments: [
            "", "<html>", "hello", "{}", "[]", #"{"text": 1}"#, #"{"error": {"message": "no"}}"#, #"{"text": "a"#,
        ]
    )
    func nonsense(body: String) {
        #expect(throws: ServiceError.self) { try Self.transcript(body) }
    }
}
