import JackdawCore
import ServiceTesting
import Synchronization

@testable import JackdawSpeechService
@testable import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Pauses that would have been waited for.
final class Pauses: Sendable {
    private let collected = Mutex<[Duration]>([])

    var all: [Duration] { collected.withLock { $0 } }

    func add(_ pause: Duration) { collected.withLock { $0.append(pause) } }
}

/// Recordings, and services that hear and speak.
enum SampleSpeech {
    static let webm = File(
        name: "Ada's holidays.webm",
        type: "audio/webm;codecs=opus",
        data: Data([0x1A, 0x45, 0xDF, 0xA3, 0x0D, 0x0A, 0x2D, 0x2D])
    )

    static let wav = AudioSamples(.int16((0..<160).map { $0 * 100 }), sampleRate: 16_000).wav

    static let english = SpeechHints(language: "en")

    static func heard(_ text: String) -> LocalService.Reply { .answer(200, body: #"{"text": "\#(text)"}"#) }

    /// Manners that wait for nothing between attempts, and leave a service alone for no time unless told otherwise.
    static func manners(
        concurrency: Int = 4,
        log: CollectedLog = CollectedLog(),
        pauses: Pauses = Pauses(),
        rest: Duration = .zero
    ) -> ServiceManners {
        var manners = ServiceManners(concurrency: concurrency, logger: log.logger)
        manners.retries.wait = { pauses.add($0) }
        manners.breaker = CircuitBreaker(firstPause: rest, longestPause: rest)
        return manners
    }

    static func recognizer(
        asking service: LocalService,
        key: APIKey = .value("key-of-test"),
        _ manners: ServiceManners = manners()
    ) throws -> SpeechServiceRecognizer {
        try SpeechServiceRecognizer(ServiceEndpoint(service.baseURL, key: key), model: "listener", manners)
    }

    static func voice(
        asking service: LocalService,
        _ manners: ServiceManners = manners()
    ) throws -> SpeechServiceVoice {
        try SpeechServiceVoice(
            ServiceEndpoint(service.baseURL, key: .value("key-of-test")),
            model: "speaker",
            voice: "ada",
            manners
        )
    }
}
