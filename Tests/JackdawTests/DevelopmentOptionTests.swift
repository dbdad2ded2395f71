import ArgumentParser
import Testing

@testable import Jackdaw

@Suite("The option --dev")
struct DevelopmentOptionTests {
    @Test("the command line alone turns it on")
    func commandLine() throws {
        #expect(try JackdawConfiguration.load(options: .parse([]), environment: [:]).development == nil)
        let options = try BotOptions.parse(["--dev", "--dev-assets", "page"])
        let configuration = try JackdawConfiguration.load(options: options, environment: [:])
        #expect(configuration.development == .init(assets: "page"))
        for name in ["JACKDAW_DEV", "JACKDAW_DEVELOPMENT"] {
            #expect(throws: ConfigurationError.self) { try JackdawConfiguration.load(environment: [name: "true"]) }
        }
    }

    @Test("what contradicts it is an error", arguments: [["--dev-assets", "page"], ["--dev", "--no-ui"]])
    func contradictions(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try BotOptions.parse(arguments) }
        #expect(error.map { BotOptions.fullMessage(for: $0) }?.contains("--dev") == true)
    }

    @Test(
        "it listens on loopback addresses",
        arguments: ["127.0.0.1", "127.3.2.1", "::1", "0:0:0:0:0:0:0:1", "localhost", "LOCALHOST"]
    )
    func loopback(host: String) throws {
        var configuration = JackdawConfiguration()
        configuration.development = .init()
        configuration.host = host
        #expect(throws: Never.self) { try configuration.validate() }
    }

    @Test(
        "it refuses to listen anywhere else, and says what to do",
        arguments: [
            "0.0.0.0", "::", "192.168.1.2", "fe80::1", "example.org", "127.0.0.1.example.org", "localhost.example.org",
            "127.1x", "::ffff:10.0.0.1",
        ]
    )
    func elsewhere(host: String) throws {
        var configuration = JackdawConfiguration()
        configuration.host = host
        #expect(throws: Never.self) { try configuration.validate() }
        configuration.development = .init()
        let error = #expect(throws: ConfigurationError.self) { try configuration.validate() }
        #expect(error?.problems.count == 1)
        #expect(error?.description.contains("127.0.0.1, ::1 or localhost, not \(host)") == true)
    }

    @Test("a folder without a page is an error that names it")
    func folder() {
        var configuration = JackdawConfiguration()
        configuration.development = .init(assets: "/nowhere")
        let error = #expect(throws: ConfigurationError.self) { try configuration.validate() }
        #expect(error?.description.contains("there is no page in /nowhere") == true)
    }

    @Test(
        "requests are for this machine by the name they use",
        arguments: [
            ("localhost:8765", true), ("127.0.0.1", true), ("[::1]:8765", true), ("[::1]", true),
            ("example.org", false),
            ("localhost.example.org:80", false), ("[::2]:80", false), ("[::1", false), ("", false), ("::1", false),
        ]
    )
    func authority(authority: String, isLocal: Bool) {
        #expect(Loopback.isAddressed(by: authority) == isLocal)
        #expect(!Loopback.isAddressed(by: nil))
    }
}
