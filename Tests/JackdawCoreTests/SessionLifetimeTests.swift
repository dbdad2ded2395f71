import JackdawCore
import JackdawTesting
import Testing

@Suite("how long a session lives")
struct SessionLifetimeTests {
    private static let echo: [StateDefinition] = [
        .state("listening", [.when(.anyMessage, "answering")]),
        .state("answering", [.goTo("listening")]) { try await $0.reply("\($0.message?.text ?? "")!") },
    ]

    @Test("10,000 sessions opened and closed leave none behind, and no timer")
    func noneLeftBehind() async throws {
        let harness = Harness(Self.echo)
        for _ in 0..<10_000 {
            let (session, listener) = try harness.open()
            await session.whenIdle()
            listener.attachment.detach()
        }
        #expect(harness.conversations.count == 0)
        #expect(try harness.conversations.prepare().timers.count == 0)
    }

    @Test("a session is kept for those who can come back, and only for them")
    func keeping() async throws {
        let harness = Harness(Self.echo)
        let (silent, silentListener) = try harness.open(id: "silent")
        silent.makeSecret()
        let (named, namedListener) = try harness.open(id: "named")
        let (secret, secretListener) = try harness.open()
        secret.makeSecret()
        let (lost, lostListener) = try harness.open()
        for session in [named, secret, lost] { try await session.say("hello") }
        for session in [silent, named, secret, lost] { await session.whenIdle() }
        for listener in [silentListener, namedListener, secretListener, lostListener] { listener.attachment.detach() }
        #expect(silent.isEnded && lost.isEnded && !named.isEnded && !secret.isEnded)
        #expect(harness.conversations.session("named") === named)
        await #expect(throws: ConversationRefused.sessionEnded) { try await lost.say("anybody?") }
        await #expect(throws: ConversationRefused.sessionEnded) { try await lost.reply("nobody") }
    }

    @Test("a session in which nothing happens expires, unless somebody is connected")
    func expiry() async throws {
        let harness = Harness(Self.echo) { $0.limits.sessionIdle = .seconds(100) }
        let (idle, listener) = try harness.open(id: "idle")
        try await idle.say("hello")
        await idle.whenIdle()
        listener.attachment.detach()
        let (connected, _connectedListener) = try harness.open(id: "connected")
        await connected.whenIdle()
        harness.clock.advance(by: .seconds(60))
        try await idle.say("still here")
        await idle.whenIdle()
        await harness.clock.waitForSleeper(until: .seconds(100))
        harness.clock.advance(by: .seconds(40))
        await harness.clock.waitForSleeper(until: .seconds(160))
        #expect(!idle.isEnded)
        harness.clock.advance(by: .seconds(60))
        await harness.clock.waitForSleeper(until: .seconds(300))
        #expect(idle.isEnded && !connected.isEnded)
        withExtendedLifetime(_connectedListener) {}
    }

    @Test("past the bound of sessions the one idle longest goes; the connected stay")
    func tooManySessions() async throws {
        let harness = Harness(Self.echo) { $0.limits.sessions = 2 }
        var sessions: [Session] = []
        for id in ["a", "b"] {
            let session = try harness.conversations.open(id: id).session
            await session.whenIdle()
            sessions.append(session)
            harness.clock.advance(by: .seconds(1))
        }
        try await sessions[0].say("hello")
        await sessions[0].whenIdle()
        let third = try harness.open(id: "c")
        await third.session.whenIdle()
        #expect(!sessions[0].isEnded && sessions[1].isEnded)
        let first = Listener(sessions[0])
        #expect(throws: ConversationRefused.tooManySessions(2)) { try harness.conversations.open(id: "d") }
        #expect(harness.conversations.count == 2)
        withExtendedLifetime((first, third)) {}
    }

    @Test("secrets and ids are long, different, and only the right one proves anything")
    func secrets() throws {
        let harness = Harness(Self.echo)
        let (one, _one) = try harness.open()
        let (two, _two) = try harness.open()
        #expect(!one.proves(""))
        let secret = one.makeSecret()
        #expect(secret == one.makeSecret() && secret.utf8.count == 43 && one.id.utf8.count == 22)
        #expect(secret != two.makeSecret() && one.id != two.id)
        #expect(one.proves(secret) && !two.proves(secret) && !one.proves(secret + "A") && !one.proves(""))
        #expect(
            secret.utf8.allSatisfy {
                "-_".utf8.contains($0) || Character(UnicodeScalar($0)).isLetter || Character(UnicodeScalar($0)).isNumber
            }
        )
        withExtendedLifetime((_one, _two)) {}
    }

    @Test("a tab that comes back while another goes keeps its session")
    func comingBack() async throws {
        let harness = Harness(Self.echo)
        for _ in 0..<1_000 {
            let (session, listener) = try harness.open()
            try await session.say("hello")
            await session.whenIdle()
            async let gone: Void = Task.detached { listener.attachment.detach() }.value
            let returned = await Task.detached { Listener(session) }.value
            await gone
            // Either it came in time, or it finds out at once that it has to connect again.
            #expect(session.isEnded == (session.attachments == 0))
            returned.attachment.detach()
        }
    }
}
