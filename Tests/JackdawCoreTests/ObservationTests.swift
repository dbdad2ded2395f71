import Synchronization
import Testing
import Understanding

@testable import JackdawCore

@Suite("what observers are told")
struct ObservationTests {
    private enum Step: String, StateID, CaseIterable { case waiting, greeted, help }

    private final class Watcher: ConversationObserver {
        let log = Mutex<[String]>([])

        func observe(_ occurrence: ConversationOccurrence, in session: Session) {
            let line =
                switch occurrence {
                case .understood(let message, _, let match): "\(message.text) → \(match?.name ?? "nothing")"
                case .happened(let event): "event \(event.name)"
                case .took(let id): "took \(id)"
                case .entered(let state): "entered \(state)"
                case .resumed(let state): "resumed \(state)"
                case .began(let action): "began \(action)"
                case .ignored: "ignored"
                case .looped: "looped"
                case .failed(let error): "failed \(error)"
                }
            log.withLock { $0.append(line) }
        }

        func taken() -> [String] {
            log.withLock { log in
                defer { log = [] }
                return log
            }
        }
    }

    private struct Broken: Error, CustomStringConvertible { let description = "broken" }

    private func makeBot() throws -> (Bot, Watcher) {
        let hello = Intent("hello", phrases: ["hello"])
        let help = Intent("help", phrases: ["help"])
        let bot = try Bot("watched", initial: Step.waiting) {
            State(.waiting) { When(.intent(hello), goTo: .greeted) }
            State(.greeted) {
                Body("Hi!")
                When(.event("again"), goTo: .greeted)
                GoTo(.waiting)
            }
            State(.help) {
                Body { _ in throw Broken() }
                GoBack()
            }
            EveryState { When(.intent(help), goTo: .help) }
        }
        let watcher = Watcher()
        bot.conversations.configure { $0.observers.append(watcher) }
        return (bot, watcher)
    }

    @Test("messages with their intent, the ways taken, states, bodies, fallbacks and failures, in order")
    func everything() async throws {
        let (bot, watcher) = try makeBot()
        let session = try bot.conversations.open().session
        await session.whenIdle()
        #expect(watcher.taken() == ["entered waiting"])
        _ = try await session.accept(.message(.text("hello")))
        await session.whenIdle()
        #expect(
            watcher.taken() == [
                "hello → hello", "took state(\"waiting\", 0)", "entered greeted", "began body(\"greeted\")",
                "took state(\"greeted\", 1)", "entered waiting",
            ]
        )
        _ = try await session.accept(.message(.text("help")))
        await session.whenIdle()
        #expect(
            watcher.taken() == [
                "help → help", "took everywhere(0)", "entered help", "began body(\"help\")", "failed broken",
                "resumed waiting",
            ]
        )
        _ = try await session.accept(.message(.text("qqq")))
        await session.whenIdle()
        #expect(watcher.taken() == ["qqq → nothing", "began defaultFallback"])
        try await bot.send(.event("again"), to: session.id)
        await session.whenIdle()
        #expect(watcher.taken() == ["event again", "ignored"])
    }

    @Test("every way out of a state has a name, by which its declaration is found")
    func declarations() throws {
        let (bot, _) = try makeBot()
        let definition = bot.definition
        let ids = definition.transitionIDs
        #expect(ids.count == 5)
        for id in ids { #expect(definition.declaration(of: id) != nil) }
        #expect(definition.declaration(of: .everywhere(0))?.target == "help")
        #expect(definition.declaration(of: .state("help", 0))?.target == nil)
        #expect(definition.declaration(of: .state("help", 1)) == nil)
        #expect(definition.declaration(of: .timer("help", 0)) == nil)
    }
}
