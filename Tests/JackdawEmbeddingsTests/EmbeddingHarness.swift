import ServiceTesting
import Testing

@testable import JackdawEmbeddings
@testable import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A directory that is removed when the test is over.
func withTemporaryDirectory(_ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}

/// A trainer that asks a local service, and tries again soon after a failure.
func trainer(
    asking service: LocalService,
    cache: EmbeddingCache = .off,
    log: CollectedLog = CollectedLog()
) -> EmbeddingTrainer {
    var trainer = EmbeddingTrainer(
        endpoint: ServiceEndpoint(service.baseURL, key: .value("key-of-test")),
        model: "words"
    )
    trainer.cache = cache
    // On a busy machine an answer takes its time; tests of failures give less.
    trainer.timeLimit = .seconds(30)
    trainer.logger = log.logger
    trainer.breaker = CircuitBreaker(firstPause: .milliseconds(50), longestPause: .milliseconds(100))
    return trainer
}
