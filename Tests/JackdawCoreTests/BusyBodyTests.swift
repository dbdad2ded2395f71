import JackdawCore
import JackdawTesting
import Synchronization
import Testing

// One after the other: each takes a thread away from everything else.
@Suite("a body that computes without ever letting go of its thread", .serialized)
struct BusyBodyTests {
    private final class Flag: Sendable {
        let isSet = Atomic(false)
        let started = Gate()
    }

    private func harness(until done: Flag, _ configure: (inout ConversationSettings) -> Void = { _ in }) -> Harness {
        let computing: @Sendable (Session) async throws -> Void = { _ in
            done.started.open()
            while !done.isSet.load(ordering: .acquiring) {}
        }
        return Harness(
            [
                .state("listening", [.when(.anyMessage, "computing")]) { try await $0.reply("ready") },
                .state("computing", [.goTo("listening")], body: computing),
            ],
            configure: configure
        )
    }

    @Test("the user sees that the bot is at work, and it is held to its time limit")
    func typingAndLimit() async throws {
        let done = Flag()
        defer { done.isSet.store(true, ordering: .releasing) }
        let harness = harness(until: done) { $0.bodyTimeLimit = .seconds(1) }
        let (session, listener) = try harness.open()
        await session.whenIdle()
        try await session.say("compute")
        await done.started.wait()
        await harness.clock.waitForSleeper(until: .milliseconds(300))
        harness.clock.advance(by: .milliseconds(300))
        await listener.wait { $0.contains { if case .typing(true) = $0 { true } else { false } } }
        await harness.clock.waitForSleeper(until: .seconds(1))
        harness.clock.advance(by: .milliseconds(700))
        await harness.clock.waitForSleeper(until: .milliseconds(1_500))
        harness.clock.advance(by: .milliseconds(500))
        await listener.wait { $0.texts == ["ready", "Sorry, something went wrong."] }
    }

    @Test("a reset does not wait for it")
    func reset() async throws {
        let done = Flag()
        defer { done.isSet.store(true, ordering: .releasing) }
        let harness = harness(until: done)
        let (session, listener) = try harness.open()
        await session.whenIdle()
        try await session.say("compute")
        await done.started.wait()
        await harness.clock.waitForSleeper(until: .milliseconds(300))
        session.reset()
        harness.clock.advance(by: .milliseconds(300))
        await harness.clock.waitForSleeper(until: .milliseconds(500))
        harness.clock.advance(by: .milliseconds(200))
        await listener.wait { $0.texts == ["ready", "ready"] }
    }
}
