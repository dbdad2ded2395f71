import ArgumentParser
import Testing

@testable import Jackdaw

@Suite("The command line of a bot")
struct CommandLineTests {
    @Test("without a subcommand the bot is served, with the options that serve takes")
    func defaultCommand() throws {
        let short = try #require(BotTool.parseAsRoot(["--port", "9000", "--no-ui"]) as? ServeCommand)
        let long = try #require(BotTool.parseAsRoot(["serve", "--port", "9000"]) as? ServeCommand)
        #expect(short.options.port == 9000)
        #expect(short.options.noUI)
        #expect(long.options.port == 9000)
        #expect(try BotTool.parseAsRoot([]) is ServeCommand)
    }

    @Test(
        "every command is found by its name",
        arguments: [
            (["chat"], "chat"), (["check", "--strict", "--json"], "check"),
            (["diagram", "--format", "dot"], "diagram"),
            (["intents", "try", "hello", "--state", "waiting"], "try"),
            (["intents", "evaluate", "said.csv"], "evaluate"),
            (["record", "monday.json", "--output", "monday.md"], "record"),
        ]
    )
    func names(arguments: [String], name: String) throws {
        let command = try BotTool.parseAsRoot(arguments)
        #expect(type(of: command).configuration.commandName == name)
        #expect(command is any ToolCommand)
    }

    @Test(
        "a command line that is wrong is refused",
        arguments: [["chta"], ["diagram", "--format", "png"], ["record"]]
    )
    func wrong(arguments: [String]) {
        #expect(throws: (any Error).self) { try BotTool.parseAsRoot(arguments) }
    }

    @Test("a program with options of its own takes those of serving along, and no subcommand")
    func ownOptions() throws {
        struct Pizza: ParsableCommand {
            @OptionGroup var options: BotOptions
            @Flag var openOnSundays = false
        }
        let pizza = try Pizza.parse(["--open-on-sundays", "--port", "9000"])
        #expect(pizza.options.port == 9000)
        #expect(pizza.openOnSundays)
        #expect(throws: (any Error).self) { try Pizza.parse(["chat"]) }
    }

    @Test("the help teaches: each command says what it does, more about it, and shows examples")
    func help() {
        let root = BotTool.helpMessage(columns: 100)
        for name in ["serve (default)", "chat", "check", "diagram", "intents", "record"] {
            #expect(root.contains(name))
        }
        let commands: [any ToolCommand.Type] = [
            ChatCommand.self, CheckCommand.self, DiagramCommand.self, TryCommand.self, EvaluateCommand.self,
            RecordCommand.self,
        ]
        for command in commands {
            #expect(!command.configuration.abstract.isEmpty)
            #expect(command.configuration.discussion.contains("EXAMPLES:"), "\(command)")
        }
        #expect(BotTool.helpMessage(for: ServeCommand.self).contains("limits.pending"))
    }

    @Test("completion scripts know the commands and their options", arguments: [CompletionShell.bash, .zsh, .fish])
    func completion(shell: CompletionShell) {
        let script = BotTool.completionScript(for: shell)
        for word in ["chat", "check", "diagram", "intents", "evaluate", "record", "strict", "format", "log-level"] {
            #expect(script.contains(word), "\(word)")
        }
    }
}
