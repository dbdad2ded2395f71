import JackdawCore
import JackdawTesting
import Testing

@Suite("conversations as data")
struct ScriptTests {
    @Test("each conversation of a folder is a test", arguments: try ConversationScript.all(in: "Conversations"))
    func folder(_ script: ConversationScript) async throws {
        try await Pizza.make().converse(following: script)
    }

    @Test("Markdown and YAML say the same")
    func sameSteps() throws {
        let scripts = try ConversationScript.all(in: "Conversations")
        let markdown = scripts.filter { $0.path.hasSuffix(".md") }
        let yaml = scripts.filter { $0.path.hasSuffix(".yaml") }
        #expect(markdown.count == 3)
        #expect(markdown.map(\.title) == yaml.map(\.title))
        #expect(markdown.map { $0.steps.map(\.action) } == yaml.map { $0.steps.map(\.action) })
        #expect(markdown.map(\.line) == [5, 8, 19])
        #expect(markdown[1].steps.first?.line == 10)
    }

    @Test("everything that cannot be read is said at once, each with its line")
    func problems() throws {
        let text = """
            ## A
            - hello
            - usr: hello
            - user:
            - wait: soon
            - bot kind: picture
            - event: paid {
            - variable: attempts
            - variable: attempts = x
            - reset: now
            - bot nothing: at all
            """
        let error = #expect(throws: ConversationScriptError.self) {
            try ConversationScript.parse(text, path: "a.md")
        }
        let lines = try #require(error).problems.map { $0.prefix(7) }
        #expect(lines == (2...11).map { $0 < 10 ? "a.md:\($0):" : "a.md:\($0)" })
        #expect("\(try #require(error))".contains("there is no step “usr:”; there are: bot, bot contains"))
    }

    @Test(
        "what is no script in YAML is said with its line",
        arguments: [
            ("a: 1", "a.yaml:1: error: a script is a list"), ("- steps: []", "a.yaml:1: error: a conversation has"),
            ("- conversation: a\n  steps:\n    - hello", "a.yaml:3: error: a step is written as"),
            ("- conversation: a\n  steps:\n    - user: [1, {}]", "a.yaml:3: error: a step is written as"),
            ("- conversation: a\n  steps:\n    - wait: 3", "a.yaml:3: error: “3” is no time"),
            ("- [", "a.yaml:1: error:"),
        ]
    )
    func yamlProblems(text: String, problem: String) throws {
        let error = #expect(throws: ConversationScriptError.self) {
            try ConversationScript.parse(text, path: "a.yaml")
        }
        #expect(try #require(error).description.hasPrefix(problem))
    }

    @Test("a folder that is not there, or has no conversation, is an error")
    func missing() {
        #expect(throws: ConversationScriptError.self) { try ConversationScript.all(in: "Nowhere") }
        #expect(throws: ConversationScriptError.self) { try ConversationScript.all(in: "Conversations/files") }
    }

    @Test(
        "a conversation that goes another way fails at the script's own line",
        arguments: [
            ("- user: hm\n- bot: What?", 3, "The bot said something else."),
            ("- state: paid", 2, "The conversation is not in the state “paid”."),
            ("- variable: failures = 1", 2, "The bot knows of no variable “failures”"),
            ("- variable: name = \"Ann\"", 2, "The variable “name” is \"stranger\", not \"Ann\"."),
            ("- file: nothing.txt", 2, "The file files/nothing.txt cannot be read."),
            ("- user: hm", 1, "The bot said what nobody expected to hear:"),
        ]
    )
    func failures(steps: String, line: Int, text: String) async throws {
        let script = try #require(try ConversationScript.parse("## A\n\(steps)", path: "files/a.md").first)
        try await withKnownIssue {
            try await Pizza.make().converse(following: script)
        } matching: { issue in
            #expect(issue.sourceLocation?.line == line)
            #expect(issue.sourceLocation?.fileName == "a.md")
            return issue.comments.contains { $0.rawValue.hasPrefix(text) }
        }
    }
}
