import JackdawCore
import ServiceTesting
import Testing

@testable import JackdawSpeech

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Commands", .timeLimit(.minutes(1)))
struct CommandTests {
    private let scripts: Scripts

    init() throws { scripts = try Scripts() }

    @Test("a recogniser gets its recording, language and phrases in its places")
    func recognizer() async throws {
        let program = try scripts.make(
            "hear",
            #"echo " what  it"; echo "heard $1 [$2]"; head -c 4 "$3"; wc -c < "$3""#
        )
        let recognizer = try CommandRecognizer(program, .language, .phrases, .audio)
        let hints = SpeechHints(
            language: "de-AT",
            phrases: ["hallo", .init([.words("nach "), .oneOf(["Wien", "Graz"])])]
        )
        let transcript = try await recognizer.transcribe(recording(tone, rate: 16_000), hints: hints)
        #expect(transcript == Transcript("what it heard de [hallo, nach Wien] RIFF32044"))
    }

    @Test("a recogniser's output can be read in another way")
    func reading() async throws {
        var options = CommandRecognizer.Options()
        options.transcript = { text in
            Transcript(String(text.split(separator: ":")[1].prefix(2)), confidence: 0.5, alternatives: ["no"])
        }
        let recognizer = try CommandRecognizer(try scripts.make("hear", "echo a:hi"), .audio, options: options)
        let transcript = try await recognizer.transcribe(recording(tone), hints: SpeechHints(language: "en"))
        #expect(transcript == Transcript("hi", confidence: 0.5, alternatives: ["no"]))
    }

    @Test(
        "a recogniser that gives no words is an error",
        arguments: [
            ("true", "Nothing can be heard"), (#"printf '\377\376'"#, "no text"), (#"printf 'a\000b'"#, "no text"),
            ("exit 2", "said nothing"), ("head -c 300000 /dev/zero | tr '\\0' a", "more than"),
        ]
    )
    func failures(_ body: String, _ words: String) async throws {
        let recognizer = try CommandRecognizer(try scripts.make("hear", body), .audio)
        await #expect {
            try await recognizer.transcribe(recording(tone), hints: SpeechHints(language: "en"))
        } throws: { error in
            (error as? SpeechError)?.description.contains(words) == true
        }
    }

    @Test("a recogniser that hangs is ended, and leaves nothing behind when the user starts again")
    func hang() async throws {
        var options = CommandRecognizer.Options()
        options.timeLimit = .milliseconds(300)
        let body = "echo $$ > \(scripts.path("own")); exec sleep 1000"
        let recognizer = try CommandRecognizer(try scripts.make("hear", body), .audio, options: options)
        await #expect(throws: SpeechError.timedOut(after: .milliseconds(300))) {
            try await recognizer.transcribe(recording(tone), hints: SpeechHints(language: "en"))
        }
        let process = try #require(scripts.read("own"))
        try await eventually { !Scripts.isRunning(process) }
    }

    @Test("nothing is left in the folder for temporary files")
    func folders() async throws {
        let path = try scripts.make("note", #"dirname "$1" > \#(scripts.path("folder")); echo hi"#)
        let recognizer = try CommandRecognizer(path, .audio)
        _ = try await recognizer.transcribe(recording(tone), hints: SpeechHints(language: "en"))
        let folder = try #require(scripts.read("folder"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("a voice gets its text by standard input or as an argument, and gives a sound by a file or standard output")
    func voice() async throws {
        let sound = scripts.path("sound.wav")
        try recording(tone).data.write(to: URL(filePath: sound))
        let byInput = try CommandVoice(
            try scripts.make("a", "cat > \(scripts.path("said")); cat \(sound)")
        )
        #expect(try await byInput.speak("Hello – you!", language: "en").wav == recording(tone).data)
        #expect(scripts.read("said") == "Hello – you!")
        let byArgument = try CommandVoice(
            try scripts.make("b", #"echo "$1 $2" > \#(scripts.path("said")); cp \#(sound) "$3""#),
            .language,
            .text,
            .audio
        )
        #expect(try await byArgument.speak("--help; rm", language: "fr-CA").wav == recording(tone).data)
        #expect(scripts.read("said") == "fr --help; rm")
    }

    @Test(
        "a voice that gives no sound is an error",
        arguments: [
            ("echo hello", "no sound"), ("true", "no sound"), ("exit 1", "said nothing"),
            (#"printf 'RIFF\000\000\000\000WAVE'"#, "cannot be read"),
        ]
    )
    func silentVoice(_ body: String, _ words: String) async throws {
        let voice = try CommandVoice(try scripts.make("speak", body))
        await #expect {
            try await voice.speak("hello", language: "en")
        } throws: { error in
            (error as? SpeechError)?.description.contains(words) == true
        }
    }

    @Test("eSpeak NG speaks, in the bot's language or with a voice of its own", arguments: [nil, "en-us+f3"])
    func espeak(_ voice: String?) async throws {
        let audio = try await EspeakVoice(voice: voice).speak("Good morning!", language: "en")
        let file = try WAVFile(try #require(audio.wav))
        #expect(file.duration > .milliseconds(500) && file.duration < .seconds(3))
        #expect(SpeechSound(file).level.loudest > -30)
    }

    @Test("a program that is not there says so at once")
    func missing() {
        #expect(throws: SpeechError.self) { try CommandRecognizer("no-such-program", .audio) }
        #expect(throws: SpeechError.self) { try CommandVoice("/no/such/program") }
    }
}
