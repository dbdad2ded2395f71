import JackdawCore
import Testing

@Suite("what a voice said lately", .timeLimit(.minutes(1)))
struct SpokenRepliesTests {
    @Test("the same text is spoken once, in another language anew, and the sound has its words")
    func once() async throws {
        let voice = TestVoice()
        let replies = SpokenReplies(voice)
        let first = try await replies.speech(for: "Hello", language: "en")
        #expect(try await replies.speech(for: "Hello", language: "en") == first)
        var expected = Audio(samples: [Int16](repeating: 1, count: 5), sampleRate: 8_000)
        expected.text = "Hello"
        #expect(first == expected)
        _ = try await replies.speech(for: "Hello", language: "de")
        #expect(voice.said == ["en: Hello", "de: Hello"])
    }

    @Test("who asks for what is being spoken waits for the same work")
    func together() async throws {
        let gate = Gate()
        let voice = TestVoice(gate: gate)
        let replies = SpokenReplies(voice)
        let heard = try await withThrowingTaskGroup(of: Audio.self) { group in
            for _ in 0..<8 { group.addTask { try await replies.speech(for: "Hello", language: "en") } }
            await voice.began.wait()
            gate.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(heard.count == 8 && Set(heard).count == 1)
        #expect(voice.said == ["en: Hello"])
    }

    @Test("what failed is told to those who wait, and tried again for the next")
    func failures() async throws {
        let voice = TestVoice(failures: 1)
        let replies = SpokenReplies(voice)
        await #expect(throws: TestVoice.Hoarse.self) { try await replies.speech(for: "Hello", language: "en") }
        _ = try await replies.speech(for: "Hello", language: "en")
        _ = try await replies.speech(for: "Hello", language: "en")
        #expect(voice.said == ["en: Hello", "en: Hello"])
    }

    @Test("past the bound the longest unused is forgotten first, and one that alone is larger is not kept")
    func bound() async throws {
        let voice = TestVoice()
        // A sample of two octets and a letter of one for each letter.
        let replies = SpokenReplies(voice, limit: 30)
        func say(_ text: String) async throws { _ = try await replies.speech(for: text, language: "en") }
        for text in ["aaaaa", "bbbbb", "aaaaa", "ccccc"] { try await say(text) }
        #expect(voice.said.count == 3)
        for text in ["aaaaa", "ccccc"] { try await say(text) }
        #expect(voice.said.count == 3)
        try await say("bbbbb")
        #expect(voice.said.count == 4)
        try await say("ccccc")
        #expect(voice.said.count == 4)
        for _ in 0..<2 { try await say("ddddddddddd") }
        #expect(voice.said.count == 6)
    }

    @Test("who is cancelled waits no longer, and the voice goes on for the others")
    func oneLeaves() async throws {
        let gate = Gate()
        let voice = TestVoice(gate: gate)
        let replies = SpokenReplies(voice)
        let leaving = Task { try await replies.speech(for: "Hello", language: "en") }
        await voice.began.wait()
        let staying = Task { try await replies.speech(for: "Hello", language: "en") }
        while replies.waiting < 2 { await Task.yield() }
        leaving.cancel()
        await #expect(throws: CancellationError.self) { try await leaving.value }
        gate.open()
        #expect(try await staying.value.text == "Hello")
    }

    @Test("once nobody waits any more the voice is cancelled, and asked anew by the next")
    func allLeave() async throws {
        let voice = TestVoice(gate: Gate())
        let replies = SpokenReplies(voice)
        let task = Task { try await replies.speech(for: "Hello", language: "en") }
        await voice.began.wait()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        await voice.stopped.wait()
        // The gate was opened by the cancellation.
        #expect(try await replies.speech(for: "Hello", language: "en").text == "Hello")
        #expect(voice.said.count == 2)
    }

    @Test("a task that was cancelled before it asks has nothing spoken")
    func cancelledBefore() async throws {
        let voice = TestVoice()
        let replies = SpokenReplies(voice)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await replies.speech(for: "Hello", language: "en")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(voice.said == [])
    }

    @Test("a long text is cut")
    func long() async throws {
        let voice = TestVoice()
        let replies = SpokenReplies(voice)
        let short = String(repeating: "a", count: SpokenReplies.longestText)
        #expect(try await replies.speech(for: short, language: "en").text == short)
        #expect(try await replies.speech(for: short + "b", language: "en").text == short + " …")
        // One character, as letters are counted.
        let accents = "e" + String(repeating: "\u{301}", count: 100_000)
        #expect(try #require(try await replies.speech(for: accents, language: "en").text).unicodeScalars.count < 4_010)
    }
}
