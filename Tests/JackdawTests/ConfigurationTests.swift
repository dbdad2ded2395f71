import ArgumentParser
import Logging
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Configuration")
struct ConfigurationTests {
    /// Writes a file for as long as `body` runs.
    private func withFile<Result>(
        _ text: String,
        named name: String = "bot.yaml",
        _ body: (String) throws -> Result
    ) throws -> Result {
        let directory = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let file = directory.appending(path: name)
        try Data(text.utf8).write(to: file)
        return try body(file.path)
    }

    /// The problems that loading finds.
    private func problems(
        arguments: [String] = [],
        environment: [String: String] = [:]
    ) throws -> [String] {
        let error = #expect(throws: ConfigurationError.self) {
            try JackdawConfiguration.load(options: .parse(arguments), environment: environment)
        }
        return error?.problems ?? []
    }

    @Test("nobody says anything: every default stands")
    func defaults() throws {
        #expect(try JackdawConfiguration.load(environment: [:]) == JackdawConfiguration())
        #expect(JackdawConfiguration().port == 8765)
        #expect(JackdawConfiguration().host == "127.0.0.1")
        #expect(throws: Never.self) { try JackdawConfiguration().validate() }
    }

    @Test("the command line beats the environment, which beats the file")
    func precedence() throws {
        try withFile("port: 1001\nhost: file.example\npath: /file\nlimits:\n  pending: 7\n") { file in
            let configuration = try JackdawConfiguration.load(
                options: .parse(["--port", "1003", "--config", file]),
                environment: ["JACKDAW_PORT": "1002", "JACKDAW_HOST": "environment.example"]
            )
            #expect(configuration.port == 1003)
            #expect(configuration.host == "environment.example")
            #expect(configuration.path == "/file")
            #expect(configuration.limits.pending == 7)
        }
    }

    @Test("the variable JACKDAW_CONFIG names the file, and --config beats it")
    func fileFromEnvironment() throws {
        try withFile("port: 1001") { first in
            try withFile("port: 1002") { second in
                #expect(try JackdawConfiguration.load(environment: ["JACKDAW_CONFIG": first]).port == 1001)
                let options = try BotOptions.parse(["--config", second])
                #expect(
                    try JackdawConfiguration.load(options: options, environment: ["JACKDAW_CONFIG": first]).port == 1002
                )
            }
        }
    }

    @Test("--no-ui and --log-level are options of every bot")
    func options() throws {
        let options = try BotOptions.parse(["--no-ui", "--log-level", "debug", "--host", "::1"])
        let configuration = try JackdawConfiguration.load(options: options, environment: ["JACKDAW_UI": "true"])
        #expect(!configuration.ui)
        #expect(configuration.logLevel == .debug)
        #expect(configuration.host == "::1")
    }

    @Test("YAML and JSON files say the same")
    func formats() throws {
        let yaml = """
            # What this bot is allowed.
            ui: false
            origins: [https://a.example, "https://b.example:8443"]
            limits:
              sessionIdle: 90
              bodyTime: 2.5
            heartbeat: 0
            protocol:
              replyPrefix: bot
            """
        let json = """
            {"ui": false, "origins": ["https://a.example", "https://b.example:8443"],
             "limits": {"sessionIdle": 90, "bodyTime": 2.5}, "heartbeat": 0, "protocol": {"replyPrefix": "bot"}}
            """
        let fromYAML = try withFile(yaml) { try JackdawConfiguration.load(environment: ["JACKDAW_CONFIG": $0]) }
        let fromJSON = try withFile(json, named: "bot.json") {
            try JackdawConfiguration.load(environment: ["JACKDAW_CONFIG": $0])
        }
        #expect(fromYAML == fromJSON)
        #expect(!fromYAML.ui)
        #expect(fromYAML.origins == ["https://a.example", "https://b.example:8443"])
        #expect(fromYAML.limits.sessionIdle == .seconds(90))
        #expect(fromYAML.limits.bodyTime == .milliseconds(2_500))
        #expect(fromYAML.heartbeat == nil)
        #expect(fromYAML.protocol.replyPrefix == .bot)
    }

    @Test("a list in the environment is separated by commas")
    func listInEnvironment() throws {
        let configuration = try JackdawConfiguration.load(
            environment: ["JACKDAW_ORIGINS": "https://a.example, https://b.example"]
        )
        #expect(configuration.origins == ["https://a.example", "https://b.example"])
    }

    @Test("every key can be set in a file and by its environment variable", arguments: ConfigurationKey.all)
    func everyKey(key: ConfigurationKey) throws {
        let value = Self.otherValue(for: key)
        let byVariable = try JackdawConfiguration.load(environment: [key.environmentName: value])
        #expect(byVariable != JackdawConfiguration(), "\(key.environmentName)=\(value) changes nothing")
        let yaml = key.name.split(separator: ".").enumerated().map { level, part in
            String(repeating: "  ", count: level) + "\(part):"
        }.joined(separator: "\n")
        let written = key.expectation.hasPrefix("a list") ? "[\"\(value)\"]" : value
        let byFile = try withFile("\(yaml) \(written)") {
            try JackdawConfiguration.load(environment: ["JACKDAW_CONFIG": $0])
        }
        #expect(byFile == byVariable)
    }

    /// A value that is allowed and not the default.
    private static func otherValue(for key: ConfigurationKey) -> String {
        switch key.name {
        case "host": "elsewhere.example"
        case "path", "files.directory": "/elsewhere"
        case "logLevel": "trace"
        case "protocol.replyPrefix": "bot"
        case "trustedProxies": "10.0.0.0/8"
        case "forwardedField": "forwarded"
        case "origins", "frameAncestors": "https://else.example"
        case "map.tiles": "https://else.example/{z}/{x}/{y}.png"
        case _ where key.defaultText == "true": "false"
        case _ where key.defaultText == "false": "true"
        default: smallChange(key)
        }
    }

    /// A number next to the default.
    private static func smallChange(_ key: ConfigurationKey) -> String {
        let old = Double(key.defaultText) ?? 0
        return "\(Int(old + 1))"
    }

    @Test(
        "a misspelt key in a file is an error that names the nearest one",
        arguments: [
            ("prot: 1", "prot", "port"),
            ("limit:\n  pending: 3", "limit.pending", "limits.pending"),
            ("limits:\n  messagesPerSeconds: 3", "limits.messagesPerSeconds", "limits.messagesPerSecond"),
            ("loglevel: debug", "loglevel", "logLevel"),
            ("orgins: []", "orgins", "origins"),
        ]
    )
    func misspeltInFile(text: String, written: String, meant: String) throws {
        try withFile(text) { file in
            let found = try problems(arguments: ["--config", file])
            #expect(found == ["\(file): there is no key \(written); did you mean \(meant)?"])
        }
    }

    @Test("a misspelt variable is an error that names the nearest one")
    func misspeltInEnvironment() throws {
        #expect(
            try problems(environment: ["JACKDAW_PROT": "1", "OTHER": "x"])
                == ["environment: there is no key JACKDAW_PROT; did you mean JACKDAW_PORT?"]
        )
    }

    @Test("a misspelt option is an error that names the nearest one")
    func misspeltOption() {
        let error = #expect(throws: (any Error).self) { try BotOptions.parse(["--prot", "1"]) }
        let message = error.map { BotOptions.fullMessage(for: $0) } ?? ""
        #expect(message.contains("--port"))
    }

    @Test(
        "a wrong type or a value out of range is an error that names its source and what is allowed",
        arguments: [
            ("port: many", "port is \"many\"; it must be a whole number from 0 to 65535"),
            ("port: 65536", "port is \"65536\"; it must be a whole number from 0 to 65535"),
            ("ui: 7", "ui is \"7\"; it must be true or false"),
            ("path: chat", "path is \"chat\"; it must be a path such as / or /chat"),
            ("heartbeat: -1", "heartbeat is \"-1\"; it must be 0, or a number of seconds from 1 to 3600"),
            ("protocol:\n  replyPrefix: robot", "protocol.replyPrefix is \"robot\"; it must be one of agent, bot"),
            (
                "origins: [example.org]",
                "origins is [example.org]; it must be a list of origins such as https://example.org, or *"
            ),
            (
                "limits:\n  bodyTime: .inf",
                "limits.bodyTime is \".inf\"; it must be 0, or a number of seconds from 1 to 86400"
            ),
        ]
    )
    func wrongValues(text: String, complaint: String) throws {
        try withFile(text) { file in
            let found = try problems(arguments: ["--config", file])
            #expect(found == ["\(file): \(complaint)"])
        }
    }

    @Test("the environment and the command line are named by what was written there")
    func namesOfSources() throws {
        #expect(
            try problems(arguments: ["--port", "70000"], environment: ["JACKDAW_LIMITS_PENDING": "lots"]) == [
                "environment: JACKDAW_LIMITS_PENDING is \"lots\"; it must be a whole number from 1 to 100000",
                "command line: --port is 70000; it must be a whole number from 0 to 65535",
            ]
        )
    }

    @Test("wrong types in JSON are errors too", arguments: ["\"8\"", "[8]", "8.5"])
    func wrongTypesInJSON(value: String) throws {
        try withFile("{\"port\": \(value)}", named: "bot.json") { file in
            let found = try problems(arguments: ["--config", file])
            #expect(found.count == 1)
            #expect(found.first?.hasPrefix("\(file): port is ") == true)
            #expect(found.first?.hasSuffix("; it must be a whole number from 0 to 65535") == true)
        }
    }

    @Test(
        "a file that cannot be understood is one clear line",
        arguments: [
            ("port: [", "bot.yaml"), ("- port", "bot.yaml"), ("port: 1\nport: 2", "bot.yaml"),
            ("{\"port\":", "bot.json"),
            ("[1]", "bot.json"), ("port = 1", "bot.toml"),
        ]
    )
    func unreadable(text: String, name: String) throws {
        try withFile(text, named: name) { file in
            let found = try problems(arguments: ["--config", file])
            #expect(found.count == 1)
            #expect(found.first?.hasPrefix("\(file): ") == true)
            #expect(found.first?.contains("\n") == false)
        }
    }

    @Test("a file that is missing, or a directory, is one clear line")
    func missing() throws {
        #expect(
            try problems(arguments: ["--config", "/nowhere/bot.yaml"]) == ["/nowhere/bot.yaml: there is no such file"]
        )
        let directory = FileManager.default.temporaryDirectory.path
        #expect(try problems(arguments: ["--config", directory]).first?.contains("cannot be read") == true)
    }

    @Test("a file of comments alone changes nothing", arguments: ["", "\n", "# port: 1\n   # more\r\n"])
    func emptyFile(text: String) throws {
        let configuration = try withFile(text) { try JackdawConfiguration.load(environment: ["JACKDAW_CONFIG": $0]) }
        #expect(configuration == JackdawConfiguration())
    }

    @Test("what code puts in is checked as well")
    func validation() {
        var configuration = JackdawConfiguration()
        configuration.port = -1
        configuration.compression.windowBits = 8
        let error = #expect(throws: ConfigurationError.self) { try configuration.validate() }
        #expect(error?.problems.count == 2)
        #expect(error?.description.contains("port must be a whole number from 0 to 65535") == true)
    }

    @Test("the table names every key once, with its variable and a meaning")
    func table() {
        #expect(Set(ConfigurationKey.all.map(\.name)).count == ConfigurationKey.all.count)
        #expect(ConfigurationKey.all.allSatisfy { !$0.meaning.isEmpty && !$0.meaning.contains("|") })
        #expect(
            ConfigurationKey.named("limits.messagesPerSecond")?.environmentName == "JACKDAW_LIMITS_MESSAGES_PER_SECOND"
        )
    }
}
