import Foundation
import JackdawPostgres
import Logging
import Synchronization
import Testing

@testable import JackdawCore

private enum Step: String, StateID { case counting }

private let count = Variable("count", initially: 0, settableByUser: true)

/// One process of a bot that numbers what it is told.
private final class Node: Sendable {
    let bot: Bot
    private let running: Task<Void, any Error>
    var conversations: Conversations { bot.conversations }

    init(_ address: String, clock: (any ConversationClock)? = nil) async throws {
        var bot = try Bot("counting", initial: Step.counting) {
            Variables(count)
            State(.counting) {
                Body { session in
                    if let event = session.event { return try await session.reply("heard \(event.name)") }
                    guard let text = session.message?.text else { return try await session.reply("Hello.") }
                    session[count] += 1
                    if text == "slow" { try await Task.sleep(for: .milliseconds(800)) }
                    if text == "slower" { try await Task.sleep(for: .seconds(3)) }
                    try await session.reply("\(session[count]): \(text)")
                }
                When(.anyMessage, goTo: .counting)
                When(.event("bell"), goTo: .counting)
            }
        }
        bot.use(store: try PostgresStore(address: address))
        bot.conversations.configure { settings in
            settings.logger.logLevel = .critical
            if let clock { settings.clock = clock }
        }
        let conversations = bot.conversations
        self.bot = bot
        try await conversations.learn()
        running = Task { try await conversations.run() }
    }

    func stop() async {
        await conversations.shutdown(within: .seconds(5))
        _ = await running.result
    }
}

/// What a connection is told.
private final class Ear: Sendable {
    private let outputs = Mutex<[SessionOutput]>([])
    private let attachment = Mutex<JackdawCore.Attachment?>(nil)

    init(_ session: Session) {
        let new = session.attach(after: nil) { output in self.outputs.withLock { $0.append(output) } }
        attachment.withLock { $0 = new }
    }

    var texts: [String] {
        outputs.withLock { outputs in
            var texts: [String] = []
            for output in outputs {
                switch output {
                case .history(let entries, _): texts = entries.compactMap { $0.frame.kind.text }
                case .frame(let frame): texts += [frame.kind.text].compactMap { $0 }
                default: break
                }
            }
            return texts
        }
    }

    var isMoved: Bool { has { if case .moved = $0 { true } else { false } } }
    var sawTyping: Bool { has { if case .typing(true) = $0 { true } else { false } } }

    private func has(_ isWanted: (SessionOutput) -> Bool) -> Bool { outputs.withLock { $0.contains(where: isWanted) } }
}

extension JournalFrame.Kind {
    fileprivate var text: String? {
        switch self {
        case .user(let message): "> " + message.text
        case .reply(.text(let text)): text
        case .restarted: "restarted"
        default: nil
        }
    }
}

private func eventually(_ comment: Comment? = nil, _ isTrue: () async throws -> Bool) async throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(20)
    while try await !isTrue() {
        guard clock.now < end else {
            Issue.record("it did not come true: \(comment?.rawValue ?? "")")
            return
        }
        try await Task.sleep(for: .milliseconds(10))
    }
}

/// The machine's clock, put forward.
private struct FastClock: ConversationClock {
    let offset: TimeInterval
    private let clock = SystemClock()

    init(offset: TimeInterval) { self.offset = offset }

    var now: Duration { clock.now }
    var date: Date { clock.date.addingTimeInterval(offset) }
    func sleep(until deadline: Duration) async throws { try await clock.sleep(until: deadline) }
}

@Suite("a conversation on several nodes", .enabled(if: TemporaryPostgres.isInstalled))
struct NodeConversationTests {
    let address: String

    init() async throws {
        let server = try await TemporaryPostgres.shared
        address = server.address(schema: try server.makeSchema())
    }

    /// A conversation that began on one node, and is seen on another.
    private func onTwo(
        _ first: Node,
        _ second: Node
    ) async throws -> (own: Session, followed: Session, ears: (Ear, Ear)) {
        let own = try first.conversations.open(id: "a").session
        await own.whenIdle()
        let near = Ear(own)
        _ = try await own.accept(.message(.text("one"), clientID: "1"))
        let followed = try #require(try await second.conversations.find("a"))
        #expect(followed !== own)
        #expect(followed.isFollower)
        return (own, followed, (near, Ear(followed)))
    }

    @Test("what is said on any node is handled once, in order, and told on all of them")
    func saying() async throws {
        let (first, second) = (try await Node(address), try await Node(address))
        let (own, followed, ears) = try await onTwo(first, second)
        _ = try await followed.accept(.message(.text("two"), clientID: "2"))
        // Once more, as if the acknowledgement had been lost.
        _ = try await followed.accept(.message(.text("two"), clientID: "2"))
        try await eventually { ears.0.texts.last == "2: two" && ears.1.texts.last == "2: two" }
        _ = try await own.accept(.message(.text("three"), clientID: "3"))
        for number in 4...40 { _ = try await followed.accept(.message(.text("n"), clientID: "\(number)")) }
        try await eventually { ears.0.texts.last == "40: n" && ears.1.texts.last == "40: n" }
        #expect(ears.0.texts == ears.1.texts)
        #expect(ears.0.texts.prefix(4) == ["Hello.", "> one", "1: one", "> two"])
        #expect(followed[count] == 40)
        #expect(followed.history.map(\.frame.sequence) == own.history.map(\.frame.sequence))
        await first.stop()
        await second.stop()
    }

    @Test("events, replies from outside, variables and a reset find the session from any node")
    func outside() async throws {
        let (first, second) = (try await Node(address), try await Node(address))
        let (own, followed, ears) = try await onTwo(first, second)
        try await second.bot.send(OutsideEvent("bell"), to: "a")
        try await eventually { ears.1.texts.last == "heard bell" }
        second.bot.broadcast(OutsideEvent("bell"))
        try await eventually { ears.1.texts.suffix(2) == ["heard bell", "heard bell"] }
        try await followed.reply("from outside")
        try await eventually { ears.0.texts.last == "from outside" && ears.1.texts.last == "from outside" }
        _ = try await followed.accept(.setVariables(["count": 7]))
        try await eventually { own[count] == 7 && followed[count] == 7 }
        await #expect(throws: VariableRefused.self) { try await followed.accept(.setVariables(["size": 7])) }
        followed.reset()
        try await eventually { ears.0.texts.suffix(2) == ["restarted", "Hello."] && ears.1.texts == ears.0.texts }
        #expect(ears.0.texts.filter { $0 == "heard bell" }.count == 2)
        await first.stop()
        await second.stop()
    }

    @Test("whoever is on another node sees that the bot is at work")
    func typing() async throws {
        let (first, second) = (try await Node(address), try await Node(address))
        let (_, followed, ears) = try await onTwo(first, second)
        _ = try await followed.accept(.message(.text("slow"), clientID: "2"))
        try await eventually { ears.1.texts.last == "2: slow" }
        #expect(ears.1.sawTyping)
        await first.stop()
        await second.stop()
    }

    @Test("a session goes on where its user is once its node has ended")
    func movesOn() async throws {
        let (first, second) = (try await Node(address), try await Node(address))
        let (_, followed, ears) = try await onTwo(first, second)
        await first.stop()
        try await eventually("moved") { ears.1.isMoved }
        #expect(followed.isEnded)
        let own = try #require(try await second.conversations.find("a"))
        #expect(!own.isFollower)
        #expect(own[count] == 1)
        let ear = Ear(own)
        _ = try await own.accept(.message(.text("two"), clientID: "2"))
        try await eventually { ear.texts.last == "2: two" }
        await second.stop()
    }

    @Test("a node that ends lets others have what it is done with, while it does the rest")
    func handsOver() async throws {
        let (first, second) = (try await Node(address), try await Node(address))
        let (own, followed, _) = try await onTwo(first, second)
        let busy = try first.conversations.open(id: "b").session
        _ = try await busy.accept(.message(.text("slower"), clientID: "1"))
        let end = Task { await first.stop() }
        try await eventually("handed over") { own.isEnded }
        try await eventually("taken over") { try await second.conversations.find("a")?.isFollower == false }
        #expect(followed.isEnded)
        #expect(!busy.isEnded)
        await end.value
        let later = try #require(try await second.conversations.find("b"))
        #expect(!later.isFollower)
        #expect(Ear(later).texts.last == "1: slower")
        await second.stop()
    }

    @Test("a letter that came too late for its node is answered by the next")
    func orphans() async throws {
        let (first, second) = (try await Node(address), try await Node(address))
        let (_, _, _) = try await onTwo(first, second)
        await first.stop()
        let third = try PostgresStore(address: address)
        try await third.open()
        let letter = try Letter(.message(.text("two"), clientID: "2")).text()
        #expect(try await third.post(letter, to: "a", limit: 9, octets: .max) == .posted)
        try await eventually { try await second.conversations.find("a")?[count] == 2 }
        await third.close()
        await second.stop()
    }

    @Test("what a newer version has left waits for it, and so does what comes after it")
    func newerLetters() async throws {
        let node = try await Node(address)
        let session = try node.conversations.open(id: "a").session
        _ = try await session.accept(.message(.text("one"), clientID: "1"))
        try await eventually { session[count] == 1 }
        let newer = try PostgresStore(address: address)
        try await newer.open()
        let letter = #"{"format":\#(Letter.format + 1),"id":"2","content":{"thought":{"_0":"two"}}}"#
        let last = try Letter(.message(.text("three"), clientID: "3")).text()
        for text in [letter, last] { #expect(try await newer.post(text, to: "a", limit: 9, octets: .max) == .posted) }
        try await eventually("noticed") { session.hasLettersWaiting }
        let said = Task { try await session.accept(.message(.text("four"), clientID: "4")) }
        // It looks again each second.
        try await Task.sleep(for: .seconds(1.5))
        #expect(session[count] == 1)
        let waiting = try await newer.letters(to: "a", limit: 9)
        #expect(waiting.map(\.content) == [letter, last])
        // Its node has read it.
        _ = try await newer.discard([try #require(waiting.first).number])
        let ear = Ear(session)
        try await eventually { ear.texts.suffix(2) == ["2: three", "3: four"] }
        _ = try await said.value
        await newer.close()
        await node.stop()
    }

    @Test("clocks that differ by an hour make no difference")
    func clocks() async throws {
        let ahead = FastClock(offset: 3_600)
        let (first, second) = (try await Node(address), try await Node(address, clock: ahead))
        let (own, followed, ears) = try await onTwo(second, first)
        _ = try await followed.accept(.message(.text("two"), clientID: "2"))
        try await eventually { ears.1.texts.last == "2: two" }
        for entry in own.history { #expect(abs(entry.frame.date.timeIntervalSinceNow) < 60) }
        await first.stop()
        await second.stop()
    }
}
