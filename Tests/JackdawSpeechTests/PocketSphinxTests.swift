import JackdawCore
import Testing

@testable import JackdawSpeech

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("PocketSphinx", .timeLimit(.minutes(2)))
struct PocketSphinxTests {
    private static let hints = SpeechHints(
        language: "en-US",
        phrases: [
            "hello", "Good morning!", .init([.words("what is the weather in "), .oneOf(["New York", "Barcelona"])]),
        ]
    )

    @Test("hears what the bot listens for, written as the bot writes it", arguments: ["hello", "good morning"])
    func heard(_ words: String) async throws {
        let transcript = try await PocketSphinxRecognizer().transcribe(try await speech(words), hints: Self.hints)
        #expect(transcript.text.lowercased() == words)
        #expect(try #require(transcript.confidence) > 0.5)
    }

    @Test("hears values, at any rate and in any encoding")
    func values() async throws {
        let spoken = try await speech("what is the weather in New York")
        let recognizer = try PocketSphinxRecognizer()
        #expect(try await recognizer.transcribe(spoken, hints: Self.hints).text == "what is the weather in New York")
        let file = try WAVFile(spoken.data)
        let float = AudioSamples(
            .float32(file.mono().flatMap { [$0, $0] }),
            sampleRate: file.sampleRate,
            channels: 2
        )
        let stereo = File(name: "a.wav", type: "audio/wav", data: float.wav)
        #expect(try await recognizer.transcribe(stereo, hints: Self.hints).text == "what is the weather in New York")
    }

    @Test("refuses speech about something else")
    func elsewhere() async throws {
        let spoken = try await speech("purple elephants dance on the roof")
        let recognizer = try PocketSphinxRecognizer()
        await #expect(throws: SpeechError.notUnderstood) {
            try await recognizer.transcribe(spoken, hints: Self.hints)
        }
    }

    @Test("hears anything where anything may be said")
    func anything() async throws {
        let recognizer = try PocketSphinxRecognizer()
        let spoken = try await speech("what is the weather in barcelona")
        for hints in [SpeechHints(language: "en"), SpeechHints(language: "en", phrases: ["stop"], takesAnyText: true)] {
            let transcript = try await recognizer.transcribe(spoken, hints: hints)
            #expect(transcript.text.contains("what is"))
            #expect(transcript.confidence == nil)
        }
    }

    @Test("what is no speech is refused with its own words")
    func noSpeech() async throws {
        let recognizer = try PocketSphinxRecognizer()
        func outcome(_ file: File) async -> SpeechError? {
            do {
                _ = try await recognizer.transcribe(file, hints: Self.hints)
                return nil
            } catch { return error as? SpeechError }
        }
        #expect(await outcome(recording([])) == .noSpeech)
        #expect(await outcome(recording([Int16](repeating: 3, count: 32_000))) == .noSpeech)
        var state: UInt32 = 1
        let noise = (0..<32_000).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int16(truncatingIfNeeded: Int32(bitPattern: state) >> 18)
        }
        #expect(await outcome(recording(noise)) == .notUnderstood)
        #expect(
            await outcome(File(name: "a.wav", data: Data("not a sound".utf8)))?.advice.contains("cannot be read")
                == true
        )
        #expect(
            await outcome(File(name: "a.wav", data: recording(tone).data.prefix(20_000)))?.advice.contains("cut off")
                == true
        )
        #expect(await outcome(recording(tone, rate: 100)) == .tooLong(limit: .seconds(60)))
        #expect(await outcome(recording([])) == .noSpeech)
    }

    @Test("knows no other language")
    func language() async throws {
        let recognizer = try PocketSphinxRecognizer()
        await #expect(throws: SpeechError.language("de")) {
            try await recognizer.transcribe(recording(tone), hints: SpeechHints(language: "de"))
        }
    }

    @Test(
        "a program that fails is an error, and the next recording is heard",
        arguments: [
            ("exit 1", "status"), ("kill -KILL $$", "status"), ("sleep 100", "not done within"),
            ("exit 0", "without a result"),
        ]
    )
    func failures(_ body: String, _ words: String) async throws {
        let scripts = try Scripts()
        // Fails the first two times, once for each of its searches.
        let program = try scripts.make(
            "sphinx",
            """
            echo x >> \(scripts.path("runs"))
            if [ $(wc -l < \(scripts.path("runs"))) -le 2 ]; then \(body); exit; fi
            exec pocketsphinx_batch "$@"
            """
        )
        var options = PocketSphinxRecognizer.Options()
        options.program = program
        options.timeLimit = .seconds(5)
        let recognizer = try PocketSphinxRecognizer(options: options)
        let spoken = try await speech("hello")
        await #expect {
            try await recognizer.transcribe(spoken, hints: Self.hints)
        } throws: { error in
            let error = error as? SpeechError
            return error?.advice.contains("at the moment") == true
                && (words == "status" || error?.description.contains(words) == true)
        }
        #expect(try await recognizer.transcribe(spoken, hints: Self.hints).text == "hello")
    }

    @Test("what is not installed says what to install")
    func missing() {
        var options = PocketSphinxRecognizer.Options()
        options.models = "/nowhere"
        #expect {
            _ = try PocketSphinxRecognizer(options: options)
        } throws: { error in
            "\(error)".contains("/nowhere/en-us/mdef") && "\(error)".contains("pocketsphinx-en-us")
        }
        options.program = "no-such-program"
        #expect {
            _ = try PocketSphinxRecognizer(options: options)
        } throws: { error in
            "\(error)".contains("no program no-such-program")
        }
    }
}
