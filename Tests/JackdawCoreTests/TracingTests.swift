import InMemoryTracing
import JackdawCore
import JackdawTesting
import Testing
import Tracing

@Suite("Tracing")
struct TracingTests {
    private struct Broken: Error {}

    @Test("bodies and fallbacks run within spans that say where, and what went wrong")
    func spans() async throws {
        let tracer = InMemoryTracer()
        let harness = Harness(
            [
                .state("start", [.when(.event("go"), "broken")], fallback: { try await $0.reply("pardon?") }),
                .state("broken", body: { _ in throw Broken() }),
            ],
            configure: { $0.tracer = tracer }
        )
        let (session, listener) = try harness.open(id: "anna")
        defer { withExtendedLifetime(listener) {} }
        _ = try await session.accept(.message(.text("what?"), clientID: nil))
        await session.whenIdle()
        try await harness.conversations.send(.event("go"), to: session.id)
        await session.whenIdle()

        let spans = tracer.finishedSpans
        #expect(spans.map(\.operationName) == ["fallback start", "body broken"])
        #expect(spans.allSatisfy { $0.attributes["jackdaw.session"]?.toSpanAttribute() == "anna" })
        #expect(spans.allSatisfy { $0.attributes["jackdaw.bot"]?.toSpanAttribute() == "test bot" })
        #expect(spans.map { $0.errors.count } == [0, 1])
        #expect(spans.last?.errors.first?.error is Broken)
    }
}
