import JackdawCore
import JackdawTesting
import Synchronization
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("listening and speaking", .timeLimit(.minutes(1)))
struct SpeechTests {
    private static func saying(_ reply: Reply) -> [StateDefinition] {
        [
            .state("listening", [.when(.anyMessage, "answering")]),
            .state("answering", [.goTo("listening")]) { try await $0.reply(reply) },
        ]
    }

    /// What a bot says when it is to say `reply`.
    private func said(
        _ reply: Reply,
        _ configure: @escaping (inout ConversationSettings) -> Void
    ) async throws -> (contents: [ReplyContent], session: Session, log: [String]) {
        let harness = Harness(Self.saying(reply), configure: configure)
        let (session, listener) = try harness.open()
        try await session.say("hi")
        await session.whenIdle()
        let contents = listener.frames.compactMap { frame in
            if case .reply(let content) = frame.kind { content } else { nil }
        }
        return (contents, session, harness.log.lines)
    }

    private func words(_ contents: [ReplyContent]) -> [String?] {
        contents.map { if case .audio(let audio) = $0 { audio.text } else { nil } }
    }

    // MARK: Speaking

    @Test("a reply that is to be heard is sound with its words, in the bot's language")
    func spoken() async throws {
        let voice = TestVoice()
        let (contents, session, _) = try await said(.speech("Guten Tag")) {
            $0.voice = SpokenReplies(voice)
            $0.language = "de"
        }
        #expect(words(contents) == ["Guten Tag"] && voice.said == ["de: Guten Tag"])
        #expect(session.hasVoice)
    }

    @Test("of a long text the beginning is spoken, and all of it is there to be read")
    func long() async throws {
        let text = String(repeating: "bla ", count: 2_000)
        let (contents, _, _) = try await said(.speech(text)) { $0.voice = SpokenReplies(TestVoice()) }
        #expect(words(contents) == [text])
    }

    @Test("without a voice, and where it fails, the text is sent; the log says why")
    func shown() async throws {
        let (mute, session, _) = try await said(.speech("Hello")) { _ in }
        #expect(mute == [.text("Hello")] && !session.hasVoice)
        let (hoarse, _, log) = try await said(.speech("Hello")) { $0.voice = SpokenReplies(TestVoice(failures: 1)) }
        #expect(hoarse == [.text("Hello")])
        #expect(log.contains { $0.hasPrefix("warning: a reply could not be spoken") && $0.contains("Hoarse") })
    }

    @Test("what has no words is not spoken")
    func blank() async throws {
        let voice = TestVoice()
        let (contents, _, _) = try await said(.speech(" ")) { $0.voice = SpokenReplies(voice) }
        #expect(contents == [.text(" ")] && voice.said == [])
    }

    @Test("processors see a text before it is spoken, and may make something else of it")
    func processors() async throws {
        struct Translating: Processor {
            let replies: [String: ReplyContent]
            func outgoing(_ reply: ReplyContent, in session: Session) async throws -> ReplyContent? {
                replies[reply.text ?? ""]
            }
        }
        let sound = ReplyContent.audio(Audio(samples: [Int16(1)], sampleRate: 8_000))
        let replies: [String: ReplyContent] = [
            "Hello": .text("Bonjour"), "bold": .markdown("**gras**"), "gong": sound, "menu": .options(["Oui"]),
        ]
        func heard(_ text: String) async throws -> (contents: [ReplyContent], said: [String]) {
            let voice = TestVoice()
            let (contents, _, _) = try await said(.speech(text)) {
                $0.voice = SpokenReplies(voice)
                $0.processors = [Translating(replies: replies)]
            }
            return (contents, voice.said)
        }
        let hello = try await heard("Hello")
        #expect(hello.said == ["en: Bonjour"] && words(hello.contents) == ["Bonjour"])
        #expect(try await heard("bold").said == ["en: gras"])
        for text in ["gong", "menu"] {
            let other = try await heard(text)
            #expect(other.contents == [replies[text]] && other.said == [])
        }
        let swallowed = try await heard("unknown")
        #expect(swallowed.contents == [] && swallowed.said == [])
    }

    @Test("a conversation that starts again while its bot speaks says nothing of it")
    func reset() async throws {
        let voice = TestVoice(gate: Gate())
        let harness = Harness(Self.saying(.speech("Hello"))) { $0.voice = SpokenReplies(voice) }
        let (session, listener) = try harness.open()
        try await session.say("hi")
        await voice.began.wait()
        _ = try await session.accept(.reset(clientID: nil))
        await voice.stopped.wait()
        await session.whenIdle()
        #expect(!listener.frames.contains { if case .reply = $0.kind { true } else { false } })
        #expect(!harness.log.lines.contains { $0.contains("could not be spoken") })
    }

    @Test("a reply of the history is read aloud without its marks; sound with known words is given as it is")
    func history() async throws {
        var song = Audio(samples: [Int16(7)], sampleRate: 8_000)
        let voice = TestVoice()
        func speech(_ reply: Reply) async throws -> Audio? {
            let (_, session, _) = try await said(reply) { $0.voice = SpokenReplies(voice) }
            let id = try #require(session.history.last?.frame.id)
            return try await session.speech(of: id)
        }
        #expect(try await speech(.text("a *b*"))?.text == "a *b*")
        #expect(try await speech(.markdown("a *b*"))?.text == "a b")
        #expect(try await speech(.html("<p>c</p>"))?.text == "c")
        #expect(try await speech(.stream(as: .markdown) { try await $0("**d**") })?.text == "d")
        #expect(try await speech(.audio(song)) == nil)
        song.text = "la la"
        #expect(try await speech(.audio(song)) == song)
        #expect(try await speech(.options("Yes")) == nil)
        #expect(try await speech(.markdown("---")) == nil)
        #expect(voice.said.map { $0.dropFirst(4) } == ["a *b*", "a b", "c", "d"])
        let (_, session, _) = try await said("x") { $0.voice = SpokenReplies(voice) }
        #expect(try await session.speech(of: "m99") == nil)
        // The user's own words.
        #expect(try await session.speech(of: "m1") == nil)
    }

    // MARK: Listening

    @Test("users are told what to do, the log what was wrong")
    func advice() {
        let missing = SpeechError.unavailable("no program “ear” in /opt: install it")
        #expect(missing.description.contains("/opt") && !missing.advice.contains("/opt"))
        let failed = SpeechError.failed("exit code 3")
        #expect(failed.description == "exit code 3" && !failed.advice.contains("3"))
        #expect(failed.advice == missing.advice && failed.advice.contains("Try again later"))
        let late = SpeechError.timedOut(after: .seconds(9))
        #expect(late.description.contains("9") && late.advice == failed.advice)
        for error in [.noSpeech, .notUnderstood, .unreadable("it is cut off"), .language("tlh")] as [SpeechError] {
            #expect(error.description == error.advice && error.advice.hasSuffix("."))
        }
        #expect(SpeechError.unreadable("it is cut off").advice.contains("it is cut off"))
        #expect(SpeechError.language("tlh").advice.contains("tlh"))
        #expect(SpeechError.tooLong(limit: .seconds(60)).advice.contains("60 seconds"))
        #expect(Set([SpeechError.noSpeech, .notUnderstood].map(\.advice)).count == 2)
    }

    @Test("a voice message that gave no words is a failure with advice; of an error of another kind nothing is told")
    func failure() async throws {
        struct Secret: Error {}
        struct Recognizer: SpeechRecognizer {
            let error: any Error
            func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript { throw error }
        }
        for (error, advice) in [
            (SpeechError.noSpeech, SpeechError.noSpeech.advice), (Secret(), SpeechError.notUnderstood.advice),
            (SpeechError.failed("exit code 3"), SpeechError.failed("").advice),
        ] as [(any Error, String)] {
            let harness = Harness(Self.saying("yes")) { $0.recognizer = Recognizer(error: error) }
            let (session, listener) = try harness.open()
            let file = File(name: "voice.wav", data: Data([0]))
            _ = try await session.accept(.message(.voice(file, transcript: nil), clientID: "c1"))
            await session.whenIdle()
            let failures = listener.outputs.compactMap { if case .failure(let failure) = $0 { failure } else { nil } }
            #expect(failures.map(\.description) == [advice] && failures.first?.clientID == "c1")
            #expect(listener.texts == [])
            #expect(harness.log.lines.contains { $0.contains("could not be transcribed") && $0.contains("\(error)") })
        }
    }
}
