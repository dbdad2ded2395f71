import JackdawCore
import ServiceTesting
import Testing

@testable import JackdawSpeechService
@testable import OpenAIEndpoint

@Suite struct RecognizerPatienceTests {
    private static func hear(_ recognizer: SpeechServiceRecognizer) async throws -> String {
        try await recognizer.transcribe(SampleSpeech.webm, hints: SampleSpeech.english).text
    }

    /// Answers with each of `replies` in turn, and with the last one for ever.
    private static func serving(
        _ replies: LocalService.Reply...,
        body: (LocalService) async throws -> Void
    ) async throws {
        try await LocalService.serving { _ in
            .hangUp
        } _: { service in
            service.answer { [weak service] _ in
                // The request is counted before it is answered.
                replies[min((service?.requests.count ?? 1) - 1, replies.count - 1)]
            }
            try await body(service)
        }
    }

    @Test("a service that fails once is asked again, with the same form", arguments: [408, 429, 500, 502, 503, 504])
    func secondAttempt(status: Int) async throws {
        try await Self.serving(.answer(status, body: ""), SampleSpeech.heard("hello")) { service in
            let pauses = Pauses()
            let recognizer = try SampleSpeech.recognizer(asking: service, SampleSpeech.manners(pauses: pauses))
            #expect(try await Self.hear(recognizer) == "hello")
            #expect(service.requests.count == 2)
            #expect(pauses.all.count == 1)
            #expect(pauses.all.allSatisfy { .zero ... .milliseconds(500) ~= $0 })
            #expect(service.requests[0].body == service.requests[1].body)
        }
    }

    @Test("a connection that breaks is made again")
    func hangUp() async throws {
        try await Self.serving(.hangUp, SampleSpeech.heard("hello")) { service in
            let recognizer = try SampleSpeech.recognizer(asking: service)
            #expect(try await Self.hear(recognizer) == "hello")
            #expect(service.requests.count == 2)
        }
    }

    @Test("what the service asks for is waited for")
    func retryAfter() async throws {
        let busy = LocalService.Reply.answer(429, headers: ["retry-after": "7"], body: "")
        try await Self.serving(busy, busy, SampleSpeech.heard("hello")) { service in
            let pauses = Pauses()
            let recognizer = try SampleSpeech.recognizer(asking: service, SampleSpeech.manners(pauses: pauses))
            #expect(try await Self.hear(recognizer) == "hello")
            #expect(service.requests.count == 3)
            #expect(pauses.all == [.seconds(7), .seconds(7)])
        }
    }

    @Test("nobody waits for longer than a voice message is worth")
    func longRetryAfter() async throws {
        try await Self.serving(.answer(503, headers: ["retry-after": "16"], body: "")) { service in
            let pauses = Pauses()
            let recognizer = try SampleSpeech.recognizer(asking: service, SampleSpeech.manners(pauses: pauses))
            await #expect(throws: SpeechError.self) { try await Self.hear(recognizer) }
            #expect(service.requests.count == 1)
            #expect(pauses.all.isEmpty)
        }
    }

    @Test("attempts come to an end, and their pauses grow")
    func attempts() async throws {
        try await Self.serving(.answer(500, body: "down")) { service in
            let pauses = Pauses()
            let recognizer = try SampleSpeech.recognizer(asking: service, SampleSpeech.manners(pauses: pauses))
            let error = await #expect(throws: SpeechError.self) { try await Self.hear(recognizer) }
            #expect(error == .failed("listener at \(service.baseURL): status 500: down"))
            #expect(service.requests.count == 4)
            #expect(pauses.all.count == 3)
            for (pause, most) in zip(pauses.all, [500, 1_000, 2_000]) {
                #expect(.zero ... .milliseconds(most) ~= pause)
            }
        }
    }

    @Test("a port where nobody listens is tried again a few times")
    func refusal() async throws {
        var recognizer: SpeechServiceRecognizer?
        let pauses = Pauses()
        try await Self.serving(.hangUp) {
            recognizer = try SampleSpeech.recognizer(asking: $0, SampleSpeech.manners(pauses: pauses))
        }
        let deserted = try #require(recognizer)
        let error = await #expect(throws: SpeechError.self) { try await Self.hear(deserted) }
        #expect(error.map { "\($0)".contains("cannot be reached") } == true)
        #expect(error?.advice == SpeechError.failed("").advice)
        #expect(pauses.all.count == 3)
    }

    @Test("a service that hangs is given up in time, and nothing is left of the request")
    func hanging() async throws {
        try await Self.serving(.silence) { service in
            var recognizer = try SampleSpeech.recognizer(asking: service)
            recognizer.timeLimit = .milliseconds(200)
            let error = await #expect(throws: SpeechError.self) { try await Self.hear(recognizer) }
            #expect(error == .timedOut(after: .milliseconds(200)))
            #expect(service.requests.count == 1)
            try await eventually { service.connections == 0 }
            #expect(recognizer.service.waiting == 0)
        }
    }

    @Test("a service that failed is left alone for a while, and the log says so once")
    func resting() async throws {
        let log = CollectedLog()
        try await Self.serving(.answer(404, body: "")) { service in
            var manners = SampleSpeech.manners(log: log)
            manners.breaker = CircuitBreaker(firstPause: .seconds(600), longestPause: .seconds(600))
            let recognizer = try SampleSpeech.recognizer(asking: service, manners)
            await #expect(throws: SpeechError.self) { try await Self.hear(recognizer) }
            for _ in 1...3 {
                let error = await #expect(throws: SpeechError.self) { try await Self.hear(recognizer) }
                #expect(error.map { "\($0)".contains("left alone") } == true)
                #expect(error?.advice == SpeechError.unavailable("").advice)
            }
            #expect(service.requests.count == 1)
            #expect(log.warnings.count == 1)
            #expect(log.warnings.first?.contains("so voice messages are not understood") == true)
        }
    }

    @Test("a service that works again is noticed")
    func recovery() async throws {
        let log = CollectedLog()
        try await Self.serving(.answer(404, body: ""), SampleSpeech.heard("hello")) { service in
            let recognizer = try SampleSpeech.recognizer(asking: service, SampleSpeech.manners(log: log))
            await #expect(throws: SpeechError.self) { try await Self.hear(recognizer) }
            #expect(try await Self.hear(recognizer) == "hello")
            #expect(log.warnings.count == 2)
        }
    }
}
