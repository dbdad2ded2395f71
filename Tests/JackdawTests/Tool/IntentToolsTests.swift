import ArgumentParser
import Testing
import Understanding

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("intents")
struct IntentToolsTests {
    private typealias Outcome = IntentEvaluation.Outcome

    @Test("try says the ranking, the threshold and why, among all intents or those of a state")
    func ranking() async throws {
        let all = TestTerminal()
        _ = try await all.run(makeMoodBot(), "intents", "try", "good mornign to you")
        #expect(all.lines.first == "“good mornign to you” with all intents competing")
        for intent in ["hello", "good", "bad"] { #expect(all.lines.contains { $0.hasPrefix("  \(intent)") }) }
        #expect(all.lines.contains("  “mornign” was taken for “morning”"))
        let some = TestTerminal()
        _ = try await some.run(makeMoodBot(), "intents", "try", "fine", "--state", "greeted")
        #expect(some.lines.first == "“fine” in the state greeted")
        #expect(!some.lines.contains { $0.hasPrefix("  hello") })
    }

    @Test("try --json has the ranking, what was heard, and the explanation")
    func rankingJSON() async throws {
        let screen = TestTerminal()
        _ = try await screen.run(makeMoodBot(), "intents", "try", "fine", "--json")
        let value = try JSONParser.parse(screen.output)
        #expect(value["intent"]?.stringValue == "good")
        #expect(value["ranking"]?.arrayValue?.count == 3)
        #expect(value["ranking"]?[0]?["intent"]?.stringValue == "good")
        #expect(value["explanation"]?["isTrainingPhrase"]?.boolValue == true)
    }

    @Test("parameters that are found are shown with their values")
    func parameters() async throws {
        let count = Parameter("count", .integer)
        let order = Intent("order", phrases: ["i want \(count) pizzas", "\(count) pizzas please", "a pizza"])
        let bot = try Bot("pizza", initial: "only" as AnyStep) { State("only") { When(.intent(order), goTo: "only") } }
        let screen = TestTerminal()
        _ = try await screen.run(bot, "intents", "try", "i want 3 pizzas")
        #expect(screen.lines.last == "  count = 3")
    }

    @Test("a state that the bot does not have is refused, with the nearest")
    func unknownState() async throws {
        let error = await #expect(throws: ToolError.self) {
            try await TestTerminal().run(makeMoodBot(), "intents", "try", "fine", "--state", "greted")
        }
        #expect(error?.description == "the bot has no state “greted”; did you mean “greeted”?")
    }

    @Test("the figures of an evaluation are those of its definitions, on outcomes counted by hand")
    func figures() throws {
        func outcome(_ expected: String?, _ predicted: String?, _ best: String, _ confidence: Double) -> Outcome {
            Outcome(
                text: "x",
                expected: expected,
                predicted: predicted,
                best: IntentScore(intent: best, confidence: confidence)
            )
        }
        let evaluation = IntentEvaluation([
            outcome("a", "a", "a", 0.95), outcome("a", "a", "a", 0.85), outcome("a", "b", "b", 0.95),
            outcome("b", "b", "b", 0.55), outcome("b", nil, "b", 0.45), outcome(nil, nil, "a", 0.15),
            outcome(nil, "a", "a", 0.55), outcome("b", "b", "b", 1),
        ])
        #expect(evaluation.accuracy == 5.0 / 8)
        let scores = Dictionary(uniqueKeysWithValues: evaluation.intents.map { ($0.intent, $0.score) })
        #expect(scores["a"] == .init(precision: 2.0 / 3, recall: 2.0 / 3, count: 3))
        #expect(scores["b"] == .init(precision: 2.0 / 3, recall: 2.0 / 3, count: 3))
        #expect(evaluation.outOfScope == .init(precision: 0.5, recall: 0.5, count: 2))
        #expect(evaluation.confusions.map { "\($0.expected ?? "-")→\($0.predicted ?? "-")" } == ["a→b", "b→-", "-→a"])
        let bins = evaluation.reliability
        #expect(bins.map(\.count) == [1, 1, 2, 1, 3])
        #expect(bins.map(\.accuracy) == [0, 1, 0.5, 1, 2.0 / 3])
        // Σ count/8 · |accuracy − confidence|, by hand.
        let expected = (0.15 + 0.55 + 2 * 0.05 + 0.15 + 3 * abs(2.0 / 3 - 2.9 / 3)) / 8
        #expect(abs(try #require(evaluation.calibrationError) - expected) < 1e-12)
    }

    @Test("CSV is read with quotes, in either order of columns; empty and none are out of scope")
    func csv() throws {
        let plain = try LabelledTexts("hello,greet\r\n\"well, \"\"fine\"\"\",good\nwhat,\nhm,none", name: "said.csv")
            .samples
        #expect(plain.map(\.text) == ["hello", "well, \"fine\"", "what", "hm"])
        #expect(plain.map(\.intent) == ["greet", "good", nil, nil])
        #expect(plain.map(\.line) == [1, 2, 3, 4])
        let headed = try LabelledTexts("intent,text\ngreet,\"two\nlines\"\n\ngreet,hi\n", name: "said.csv").samples
        #expect(headed.map(\.text) == ["two\nlines", "hi"])
        #expect(headed.map(\.line) == [2, 5])
    }

    @Test("JSON lines are read, with null for what is out of scope")
    func jsonLines() throws {
        let samples = try LabelledTexts(
            "{\"text\": \"hello\", \"intent\": \"greet\"}\n\n{\"text\": \"hm\", \"intent\": null}\n{\"text\": \"ah\"}\n",
            name: "said.jsonl"
        ).samples
        #expect(samples.map(\.intent) == ["greet", nil, nil])
        #expect(samples.map(\.line) == [1, 3, 4])
    }

    @Test(
        "a file that is wrong is refused with its line",
        arguments: [
            ("hello", "said:1: error: there is one field"), ("a,b\n\"open,x", "said:2: error: a quote is opened"),
            ("\"a\"b,c", "said:1: error: after a field in quotes"), (",greet", "said:1: error: there is no text"),
            ("{\"intent\": \"a\"}", "said:1: error: there is no “text”"), ("", "said has no texts"),
            ("{\"text\": \"a\", \"intent\": 1}", "said:1: error: “intent” is a number"), ("{a", "said:1: error:"),
        ]
    )
    func malformed(text: String, message: String) {
        let error = #expect(throws: ToolError.self) { try LabelledTexts(text, name: "said") }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }

    @Test("evaluate reports a file's texts in words and in JSON, and refuses intents that the bot does not have")
    func evaluate() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data("text,intent\nhi,hello\nfine,good\nawful,good\ncolourless green ideas,none\n".utf8).write(to: path)
        let screen = TestTerminal()
        _ = try await screen.run(makeMoodBot(), "intents", "evaluate", path.path)
        #expect(screen.lines.first == "accuracy  75.0 %  (3 of 4 texts)")
        #expect(screen.output.contains("1 × good taken for bad\n      “awful”"))
        #expect(screen.output.contains("expected calibration error"))
        let json = TestTerminal()
        _ = try await json.run(makeMoodBot(), "intents", "evaluate", path.path, "--json")
        let value = try JSONParser.parse(json.output)
        #expect(value["accuracy"]?.numberValue == 0.75)
        #expect(value["outOfScope"]?["recall"]?.numberValue == 1)
        #expect(value["intents"]?["good"]?["recall"]?.numberValue == 0.5)

        try Data("hi,helo\n".utf8).write(to: path)
        let error = await #expect(throws: ToolError.self) {
            try await screen.run(makeMoodBot(), "intents", "evaluate", path.path)
        }
        #expect(error?.description.hasSuffix(":1: error: the bot has no intent “helo”; did you mean “hello”?") == true)
        await #expect(throws: ToolError.self) { try await screen.run(makeMoodBot(), "intents", "evaluate", "no.csv") }
    }
}
