import ArgumentParser
import JackdawTesting
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Chat in the terminal")
struct ChatTests {
    private func chat(_ lines: String...) async throws -> TestTerminal {
        let screen = TestTerminal(lines)
        let status = try await screen.run(makeMoodBot(), "chat")
        #expect(status == .success)
        return screen
    }

    @Test("with piped input, each line is answered in turn, without prompt or colours; nothing needs a platform")
    func piped() async throws {
        let screen = try await chat("hello", "2", "what?")
        #expect(
            screen.output == """
                Hi! How are you?
                  1 good
                  2 bad
                I am sorry to hear that …
                I did not get that.

                """
        )
    }

    @Test("a number is a number where no options are offered, or other words came between")
    func numbers() async throws {
        let screen = try await chat("2", "hello", "what?", "2")
        #expect(screen.lines.filter { $0 == "I did not get that." }.count == 3)
    }

    @Test("/quit ends it, and what follows is not read")
    func quit() async throws {
        let screen = try await chat("/quit", "hello")
        #expect(screen.output == "")
    }

    @Test("/state says where the conversation is, where that is declared, and what leads on")
    func state() async throws {
        let screen = try await chat("/state")
        #expect(screen.lines.first?.hasPrefix("waiting (JackdawTests/ToolBots.swift:") == true)
        #expect(screen.lines.contains("  intent hello or event ring → greeted"))
    }

    @Test("/vars shows the variables as they are now")
    func variables() async throws {
        let screen = try await chat("/vars", "hello", "/vars")
        #expect(screen.lines.first == "greetings = 0")
        #expect(screen.lines.last == "greetings = 1")
    }

    @Test("/why shows how the intents competed, the threshold, and where that led")
    func why() async throws {
        let screen = try await chat("/why", "hello", "fine", "/why")
        #expect(screen.lines.first == "nothing was said yet")
        #expect(screen.lines.contains("“fine” in the state greeted"))
        #expect(screen.output.firstMatch(of: /good +█+░* +\d+\.\d % ← heard/) != nil)
        #expect(screen.output.firstMatch(of: /bad +█*░+ +\d+\.\d %\n/) != nil)
        #expect(screen.lines.contains("  the threshold is 50.0 %"))
        #expect(screen.lines.contains("  it is one of the phrases of good"))
        #expect(screen.output.contains("then:\n  intent good → glad (JackdawTests/ToolBots.swift:"))
    }

    @Test("/why says that no intent was meant, and which fallback answered")
    func whyNot() async throws {
        let screen = try await chat("hello", "colourless green ideas", "/why")
        #expect(screen.lines.contains("  none reaches the threshold of 50.0 %"))
        #expect(screen.lines.contains("  in no phrase: colourless, green, ideas"))
        #expect(screen.lines.last == "  the fallback of EveryState")
    }

    @Test("/event tells the bot what happened outside, with JSON or a clear refusal")
    func event() async throws {
        let screen = try await chat("/event ring {\"who\": \"Ada\"}", "/event", "/event ring {who")
        #expect(screen.lines.first == "Hi! How are you?")
        #expect(screen.lines.contains("say what happened: /event NAME [JSON]"))
        #expect(screen.output.contains("is to be JSON"))
    }

    @Test("/reset begins again, and /history tells all that was said")
    func reset() async throws {
        let screen = try await chat("hello", "/reset", "fine", "/history")
        #expect(screen.output.contains("— it begins again —\nI did not get that.\n"))
        #expect(screen.output.hasSuffix("— it begins again —\nuser: fine\nbot:  I did not get that.\n"))
        #expect(screen.lines.contains("user: hello"))
    }

    @Test("a command that does not exist is named, with the nearest; two slashes say a text with one")
    func unknown() async throws {
        let screen = try await chat("/sate", "//hello", "/history")
        #expect(
            screen.lines.first
                == "there is no command /sate; did you mean /state? /help lists them, // says a text with a slash"
        )
        #expect(screen.lines.contains("user: /hello"))
    }

    @Test("/send gives the bot a file, /record writes the conversation as a test and replaces no file")
    func files() async throws {
        try await withFolder { folder in
            let note = folder.appending(path: "note.txt")
            try Data("not well".utf8).write(to: note)
            let script = folder.appending(path: "talk.md").path
            let screen = try await chat(
                "hello",
                "/send \(note.path)",
                "/send \(note.path)x",
                "hello",
                "1",
                "/record \(script)",
                "/record \(script)"
            )
            #expect(screen.lines.contains("I am sorry to hear that …"))
            #expect(screen.output.contains("note.txtx cannot be read"))
            #expect(screen.lines.last == "\(script) exists already: choose another name")
            let text = try String(contentsOf: folder.appending(path: "talk.md"), encoding: .utf8)
            #expect(
                text == """
                    # moods

                    ## A recorded conversation

                    - user: hello
                    - bot: Hi! How are you?
                    - bot options: good | bad
                    - file: note.txt
                    - bot: I am sorry to hear that …
                    - user: hello
                    - bot: Hi! How are you?
                    - bot options: good | bad
                    - choose: good
                    - bot: I am glad to hear that!

                    """
            )
        }
    }

    @Test("what the bot sends to keep is kept by its number")
    func save() async throws {
        try await withFolder { folder in
            let bot = try Bot("sender", initial: "only" as AnyStep) {
                State("only") { Body { try await $0.reply(.file(File(name: "a.txt", data: Data("kept".utf8)))) } }
            }
            let path = folder.appending(path: "b.txt")
            let screen = TestTerminal(["/save 1 \(path.path)", "/save 2", "/save"])
            _ = try await screen.run(bot, "chat")
            #expect(screen.lines.first == "[1: file a.txt, text/plain, 4 bytes]")
            #expect(try Data(contentsOf: path) == Data("kept".utf8))
            #expect(screen.lines.contains("the bot has sent no file of the number 2"))
            #expect(screen.lines.last == "say which one, by the number before it: /save N [PATH]")
        }
    }

    @Test("streams are written as they come")
    func streams() async throws {
        let bot = try Bot("streaming", initial: "only" as AnyStep) {
            State("only") {
                Body { session in
                    try await session.reply(
                        .stream { emit in
                            try await emit("one ")
                            try await emit("two\u{1B}[2J")
                        }
                    )
                }
            }
        }
        let screen = TestTerminal()
        _ = try await screen.run(bot, "chat")
        // What a terminal would obey is not passed on.
        #expect(screen.output == "one two[2J\n")
    }

    @Test("the prompt comes again below what the bot says by itself, once a timer has run out")
    func timers() async throws {
        let clock = ManualClock()
        var bot = try Bot("patient", initial: "waiting" as AnyStep) {
            State("waiting") { After(.seconds(60), goTo: "asking") }
            State("asking") { Body("Are you still there?") }
        }
        bot.use(clock: clock)
        let screen = TestTerminal(isInteractive: true)
        var terminal = screen.terminal
        terminal.readLine = {
            // The user sees the prompt, and says nothing for long enough.
            await screen.wait(for: "> ")
            await clock.waitForSleeper(until: .seconds(60))
            clock.advance(by: .seconds(60))
            await screen.wait(for: "there?\n> ")
            return nil
        }
        try await Chat(bot: bot, terminal: terminal).run()
        #expect(screen.output.hasSuffix("> \r\u{1B}[KAre you still there?\n> \n"))
    }

    @Test("what happened outside, and the time that had to pass, are recorded where they belong")
    func asides() async throws {
        try await withFolder { folder in
            let bot = try Bot("door", initial: "waiting" as AnyStep) {
                State("waiting") { After(.milliseconds(10), goTo: "asking") }
                State("asking") {
                    Body("Are you still there?")
                    When(.event("ring"), goTo: "open")
                }
                State("open") { Body("Come in!") }
            }
            let path = folder.appending(path: "door.md")
            let screen = TestTerminal(["/event ring {\"who\": \"Ada\"}", "/record \(path.path)"])
            var terminal = screen.terminal
            let next = terminal.readLine
            terminal.readLine = {
                while !screen.output.hasPrefix("Are you still there?\n") {
                    guard (try? await Task.sleep(for: .milliseconds(5))) != nil else { break }
                }
                return await next()
            }
            try await Chat(bot: bot, terminal: terminal).run()
            let text = try String(contentsOf: path, encoding: .utf8)
            #expect(
                text.hasSuffix(
                    """
                    - wait: 0.01 s
                    - bot: Are you still there?
                    - event: ring {"who":"Ada"}
                    - bot: Come in!

                    """
                )
            )
        }
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jackdaw-chat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }
}

/// A state of any name.
struct AnyStep: StateID, ExpressibleByStringLiteral {
    let name: String
    init(stringLiteral value: String) { name = value }
}
