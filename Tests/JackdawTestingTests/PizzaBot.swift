import JackdawCore
import JackdawTesting
import Understanding

enum Step: String, StateID, CaseIterable { case waiting, sizing, asking, paying, paid, reminded, broken, writing, seen }

enum Size: String, CaseIterable { case small, large }

enum Pizza {
    static let size = Parameter("size", Entity<Size>("size"))
    static let failures = Variable("failures", initially: 0)
    static let name = Variable("name", initially: "stranger", settableByUser: true)

    struct Broken: Error, CustomStringConvertible { let description = "the oven is cold" }

    /// Makes a bot that does a little of everything.
    static func make() throws(InvalidBot) -> Bot {
        let hello = Intent("hello", phrases: ["hello", "good morning"])
        let order = Intent("order", phrases: ["i want a \(size) pizza", "a \(size) pizza please"])
        let menu = Intent("menu", phrases: ["show me the menu"])
        let fail = Intent("fail", phrases: ["break down"])
        let write = Intent("write", phrases: ["write a poem"])
        return try Bot("pizza", initial: Step.waiting) {
            Variables(name)
            State(.waiting) {
                When(.intent(hello), goTo: .asking)
                When(.intent(order), goTo: .paying)
                When(.intent(menu), goTo: .sizing)
                When(.intent(fail), goTo: .broken)
                When(.intent(write), goTo: .writing)
                When(.file("text/*"), goTo: .seen)
            }
            State(.asking) {
                Body { session in try await session.reply(.markdown("**Hello**, \(session[name])!")) }
                GoTo(.waiting)
            }
            State(.sizing) {
                Body { session in
                    try await session.reply("Which size?")
                    try await session.reply(.options("small", Options.Option("Large", value: "large")))
                }
                When(.anyMessage, goTo: .waiting)
            }
            State(.paying) {
                Body { session in try await session.reply("One \(session[size]?.rawValue ?? "?") pizza. Please pay.") }
                When(.event("paid"), goTo: .paid)
                After(.seconds(30), goTo: .reminded)
            }
            State(.reminded) {
                Body("Still there?")
                After(.seconds(30), goTo: .waiting)
                When(.event("paid"), goTo: .paid)
            }
            State(.paid) {
                Body { session in try await session.reply("Thanks for \(session.event?.payload ?? .null)!") }
                GoTo(.waiting)
            }
            State(.broken) {
                Body { _ in throw Broken() }
                GoTo(.waiting)
            }
            State(.writing) {
                Body { session in
                    try await session.reply(
                        .stream(as: .text) { emit in
                            for word in ["roses ", "are ", "red"] { try await emit(word) }
                        }
                    )
                }
                GoTo(.waiting)
            }
            State(.seen) {
                Body { session in
                    try await session.reply(
                        .dataFrame(DataFrame(columns: [.init("name", [session.message?.file?.name])]))
                    )
                }
                GoTo(.waiting)
            }
            EveryState {
                Fallback { session in
                    session[failures] += 1
                    try await session.reply("Pardon? (\(session[failures]))")
                }
            }
        }
    }
}
