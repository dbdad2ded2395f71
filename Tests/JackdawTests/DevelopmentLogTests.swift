import JackdawCore
import Synchronization
import Testing
import Understanding

@testable import Jackdaw

@Suite("What is remembered of a conversation while a bot is developed")
struct DevelopmentLogTests {
    private enum Step: String, StateID, CaseIterable { case waiting, greeted }

    private let log = DevelopmentLog(clock: { SystemClock() })

    private func makeBot() throws -> Bot {
        let hello = Intent("hello", phrases: ["hello", "good morning"])
        let thanks = Intent("thanks", phrases: ["thank you"])
        let bot = try Bot("greeter", initial: Step.waiting) {
            State(.waiting) { When(.intent(hello), goTo: .greeted) }
            State(.greeted) {
                Body("Hi!")
                When(.intent(thanks), goTo: .waiting)
                After(.seconds(60), goTo: .waiting)
            }
            EveryState { When(.event("stop"), goTo: .waiting) }
        }
        bot.conversations.configure { [log] in $0.observers.append(log) }
        return bot
    }

    private func texts(of session: Session, after number: Int = 0) -> [String] {
        log.entries(of: session, after: number).map { String(decoding: $0.json, as: UTF8.self) }
    }

    @Test("messages come with the scores of the intents and the threshold, transitions with their names")
    func content() async throws {
        let session = try makeBot().conversations.open().session
        _ = try await session.accept(.message(.text("hello")))
        await session.whenIdle()
        let values = try texts(of: session).map { try JSONParser.parse($0) }
        #expect(values.map { $0["number"] } == (1...values.count).map { .integer(Int64($0)) })
        let understood = try #require(values.first { $0["kind"] == "understood" })
        #expect(understood["text"] == "hello")
        #expect(understood["intent"] == "hello")
        #expect(understood["scores"]?[0]?["intent"] == "hello")
        #expect(understood["threshold"] != nil)
        #expect(values.contains { $0["kind"] == "took" && $0["transition"] == "waiting/0" })
        #expect(values.last?["state"] == "greeted")
    }

    @Test("no more than a bound is remembered, each of a bounded size, and the newest stays")
    func bound() async throws {
        let session = try makeBot().conversations.open().session
        await session.whenIdle()
        for _ in 0..<DevelopmentLog.capacity + 50 {
            log.observe(.failed(String(repeating: "x", count: 100_000)), in: session)
        }
        let entries = log.entries(of: session, after: 0)
        #expect(entries.count == DevelopmentLog.capacity)
        #expect(entries.map(\.number) == Array(52...251))
        #expect(entries.allSatisfy { $0.json.count < 3_000 })
        #expect(log.entries(of: session, after: 250).map(\.number) == [251])
    }

    @Test("sessions know nothing of each other, and those that ended are forgotten")
    func sessions() async throws {
        let bot = try makeBot()
        let first = try bot.conversations.open(id: "a").session
        let second = try bot.conversations.open(id: "b").session
        await first.whenIdle()
        await second.whenIdle()
        log.observe(.ignored, in: first)
        #expect(texts(of: first).contains { $0.contains("ignored") })
        #expect(!texts(of: second).contains { $0.contains("ignored") })
        #expect(log.count == 2)
        await bot.conversations.shutdown(within: .zero)
        let later = try makeBot().conversations.open().session
        await later.whenIdle()
        #expect(log.count == 1)
    }

    @Test("who watches a session is told of it alone, until that ends")
    func watchers() async throws {
        let bot = try makeBot()
        let first = try bot.conversations.open(id: "a").session
        let second = try bot.conversations.open(id: "b").session
        await first.whenIdle()
        await second.whenIdle()
        let count = Mutex(0)
        let watcher = log.watch(first) { count.withLock { $0 += 1 } }
        log.observe(.ignored, in: first)
        log.observe(.ignored, in: second)
        #expect(count.withLock { $0 } == 1)
        log.unwatch(first, watcher: watcher)
        log.observe(.ignored, in: first)
        #expect(count.withLock { $0 } == 1)
    }

    @Test("the bot's shape has every transition with its place in the source, and where it leads")
    func shape() throws {
        let bot = try makeBot()
        let shape = try JSONParser.parse(String(decoding: bot.definition.shape(), as: UTF8.self))
        #expect(shape["initial"] == "waiting")
        #expect(shape["states"]?[1]?["name"] == "greeted")
        #expect(shape["states"]?[1]?["location"]?.stringValue?.contains("DevelopmentLogTests.swift:") == true)
        let transitions = try #require(shape["transitions"]?.arrayValue)
        #expect(transitions.map { $0["id"] } == ["waiting/0", "greeted/0", "greeted/after/0", "*/0"])
        #expect(transitions.map { $0["to"] } == ["greeted", "waiting", "waiting", "waiting"])
        #expect(transitions.map { $0["from"] } == ["waiting", "greeted", "greeted", .null])
        #expect(transitions[2]["label"] == "after 1 min")
    }

    @Test("the inside of a session has its state and what it keeps in mind, long values cut off")
    func inside() async throws {
        let note = Variable("note", initially: "")
        let session = try makeBot().conversations.open().session
        await session.whenIdle()
        session[note] = String(repeating: "é", count: 10_000)
        let inside = try JSONParser.parse(String(decoding: session.inside(), as: UTF8.self))
        #expect(inside["state"] == "waiting")
        #expect(inside["kept"]?[0]?["name"] == "note")
        #expect(inside["kept"]?[0]?["initial"] == false)
        #expect(inside["kept"]?[0]?["value"]?.stringValue?.count == 4_001)
    }
}
