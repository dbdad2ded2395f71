import JackdawCore
import Testing
import Understanding

@Suite("what a conversation keeps in mind, as tools see it")
struct InspectionTests {
    private enum Step: String, StateID, CaseIterable { case ordering, ordered }

    private struct Address: Codable, Sendable { var street: String }

    @Test("declared variables come first and have their initial values, then what was set besides, then parameters")
    func everything() async throws {
        let attempts = Variable("attempts", initially: 0)
        let address = Variable("address", initially: Address(street: ""))
        let note = Variable("note", initially: "")
        let count = Parameter("count", .integer)
        let order = Intent("order", phrases: ["i want \(count) pizzas"])
        let bot = try Bot("pizza", initial: Step.ordering) {
            Variables(attempts, address)
            State(.ordering) { When(.intent(order), goTo: .ordered) }
            State(.ordered) {
                Body { session in
                    session[note] = "no olives"
                    session[address] = Address(street: "Tower Road")
                }
            }
        }
        let session = try bot.conversations.open().session
        await session.whenIdle()
        #expect(session.keptInMind.map(\.name) == ["attempts", "address"])
        #expect(session.keptInMind.allSatisfy { $0.isInitial && $0.kind == .variable })
        _ = try await session.accept(.message(.text("i want 3 pizzas")))
        await session.whenIdle()
        let kept = session.keptInMind
        #expect(kept.map(\.name) == ["attempts", "address", "note", "count"])
        #expect(kept.map(\.value) == [0, ["street": "Tower Road"], "no olives", 3])
        #expect(kept.map(\.isInitial) == [true, false, false, false])
        #expect(kept.map(\.kind) == [.variable, .variable, .variable, .parameter])
    }
}
