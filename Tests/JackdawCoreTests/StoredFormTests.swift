import Testing
import Understanding

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("how conversations are written for the store")
struct StoredFormTests {
    static let date = Date(timeIntervalSinceReferenceDate: 123_456_789.123_456)

    static let frames: [JournalFrame.Kind] = [
        .reply(.text("Hi \u{0} \"there\"\n")), .reply(.markdown("**x**")), .reply(.html("<b>x</b>")),
        .reply(.options(["yes", "no"])), .restarted, .streamBegan(.text), .streamDelta("x"),
        .streamEnded(.finished, text: "xy"), .chosen(value: "1", label: "one"), .transcript("hello"),
        .user(UserMessage(id: "m1", content: .text("é"), date: date)),
        .user(
            UserMessage(
                id: "m2",
                content: .text(""),
                author: .bot(name: "other"),
                date: date,
                clientID: "c",
                chosen: UserMessage.Choice(replyID: "m1", value: "v")
            )
        ),
        .user(UserMessage(id: "m3", content: .json(["message": "x"]), date: date)),
        .user(UserMessage(id: "m4", content: .file(File(name: "a.txt", data: Data("x".utf8))), date: date)),
    ]

    @Test("a frame is written as it encodes itself, and read back as it was", arguments: frames)
    func frame(kind: JournalFrame.Kind) throws {
        let frame = JournalFrame(sequence: 7, id: "m7", date: Self.date, kind: kind)
        let text = try frame.storedText()
        #expect(try JSONParser.parse(text) == JSONValue(encoding: frame))
        let stored = StoredSession.Frame(sequence: 7, content: text)
        #expect(try JournalFrame(stored: stored, of: "s") == frame)
    }

    @Test("everything else of a session is written as it encodes itself, and read back as it was")
    func content() throws {
        var machine = ConversationMachine(initial: "begin")
        let bot = BotDefinition([
            .state("begin", [.when(.anyMessage, "next")]) { _ in },
            .state("next", after: [(.seconds(1), "begin")]) { _ in },
        ])
        var notes = SessionLedger.Notes()
        notes.provisional = [3]
        notes.withdrawn = [1, 2]
        notes.receipts = [.init(clientID: "a", sequence: nil), .init(clientID: "b", sequence: 4)]
        notes.begin(.init(id: "g", from: 2))
        let message = UserMessage(id: "m1", content: .text("x"), date: Self.date)
        for step in 0..<3 {
            if step == 1 { _ = machine.handle(.start, in: bot) { _, _ in true } }
            if step == 2 { _ = machine.handle(.bodyEnded(succeeded: true), in: bot) { _, _ in true } }
            let content = SessionContent(
                SessionLedger.Settled(
                    machine: machine,
                    variables: [:],
                    parameters: [:],
                    form: FormProgress(previous: step == 0 ? nil : "size", attempts: step),
                    timersStarted: step == 1 ? Self.date : nil
                ),
                variables: ["n": 1, "list": [1, "x", nil]],
                parameters: ["size": .found(.text("large")), "count": .set(2)],
                sequence: 9,
                waiting: step == 2
                    ? [.message(message), .event(OutsideEvent("paid", ["amount": 1])), .start, .restart] : [],
                notes: notes,
                secretHashes: step == 1 ? ["older", "hash"] : [],
                hasServerID: true,
                lastText: step == 2 ? "Hi \"there\"" : nil,
                attempts: step
            )
            let text = try content.text()
            #expect(try JSONParser.parse(text) == JSONValue(encoding: content))
            let record = StoredSession.Record(id: "s", version: 1, state: "begin", lastActive: Self.date, content: text)
            #expect(try JSONValue(encoding: SessionContent(record)) == JSONValue(encoding: content))
            #expect(SessionContent.lastText(of: record) == content.lastText)
        }
    }
}
