import JackdawCore
import ServiceTesting
import Testing

@testable import JackdawSpeechService
@testable import OpenAIEndpoint

@Suite struct RecognizerConcurrencyTests {
    private static func hearing(_ recognizer: SpeechServiceRecognizer) -> Task<String, any Error> {
        Task { try await recognizer.transcribe(SampleSpeech.webm, hints: SampleSpeech.english).text }
    }

    @Test("no more are sent at once than may be, and whoever is cancelled makes room")
    func bound() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            let manners = SampleSpeech.manners(concurrency: 2)
            let recognizer = try SampleSpeech.recognizer(asking: service, manners)
            var running: [Task<String, any Error>] = []
            for number in 1...2 {
                running.append(Self.hearing(recognizer))
                try await eventually { service.requests.count == number }
            }
            var waiting: [Task<String, any Error>] = []
            for number in 1...2 {
                waiting.append(Self.hearing(recognizer))
                try await eventually { recognizer.service.waiting == number }
            }
            #expect(service.requests.count == 2)

            // While waiting …
            waiting[0].cancel()
            await #expect(throws: CancellationError.self) { try await waiting[0].value }
            #expect(recognizer.service.waiting == 1)
            #expect(service.requests.count == 2)

            // … and while running.
            service.answer { _ in SampleSpeech.heard("hello") }
            running[0].cancel()
            await #expect(throws: CancellationError.self) { try await running[0].value }
            #expect(try await waiting[1].value == "hello")
            #expect(service.requests.count == 3)
            running[1].cancel()
            await #expect(throws: CancellationError.self) { try await running[1].value }
            // The one that was answered is kept for the next message.
            try await eventually { service.connections <= 1 }
        }
    }

    @Test("a cancelled message is no failure of the service")
    func cancellation() async throws {
        let log = CollectedLog()
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            let manners = SampleSpeech.manners(log: log, rest: .seconds(600))
            let recognizer = try SampleSpeech.recognizer(asking: service, manners)
            for number in 1...3 {
                let hearing = Self.hearing(recognizer)
                try await eventually { service.requests.count == number }
                hearing.cancel()
                await #expect(throws: CancellationError.self) { try await hearing.value }
            }
            try await eventually { service.connections == 0 }
            service.answer { _ in SampleSpeech.heard("hello") }
            #expect(try await Self.hearing(recognizer).value == "hello")
            #expect(log.warnings.isEmpty)
        }
    }

    @Test("a message is given up in time also where it waits for others")
    func waitingTooLong() async throws {
        let log = CollectedLog()
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            let recognizer = try SampleSpeech.recognizer(
                asking: service,
                SampleSpeech.manners(concurrency: 1, log: log)
            )
            let first = Self.hearing(recognizer)
            try await eventually { service.requests.count == 1 }
            var hasty = recognizer
            hasty.timeLimit = .milliseconds(50)
            let error = await #expect(throws: SpeechError.self) {
                try await hasty.transcribe(SampleSpeech.webm, hints: SampleSpeech.english)
            }
            #expect(error == .timedOut(after: .milliseconds(50)))
            #expect(service.requests.count == 1)
            #expect(log.warnings.isEmpty)
            first.cancel()
            _ = await first.result
        }
    }
}
