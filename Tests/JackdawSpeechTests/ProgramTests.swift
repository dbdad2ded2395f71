import JackdawCore
import ServiceTesting
import Testing

@testable import JackdawSpeech

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Programs of the machine", .timeLimit(.minutes(1)))
struct ProgramTests {
    private let scripts: Scripts

    init() throws { scripts = try Scripts() }

    private func program(_ body: String, timeLimit: Duration = .seconds(20), outputLimit: Int = 1_000) throws -> Program
    {
        let path = try scripts.make("program", body)
        return Program(name: path, timeLimit: timeLimit, outputLimit: outputLimit, advice: "Install it.")
    }

    @Test("gets its arguments as they are, and a file as its standard input")
    func arguments() async throws {
        let input = scripts.path("input")
        try Data("hello".utf8).write(to: URL(filePath: input))
        let program = try program(#"printf '%s|' "$@"; cat"#)
        let output = try await program.run(["a b", "$HOME", "'\""], input: input)
        #expect(String(decoding: output.octets, as: UTF8.self) == "a b|$HOME|'\"|hello")
        #expect(String(decoding: try await program.run(["a"]).octets, as: UTF8.self) == "a|")
    }

    @Test(
        "that fails is an error with its last words",
        arguments: [
            ("echo first >&2; echo 'no model' >&2; exit 3", "no model"), ("exit 1", "said nothing"),
            ("kill -SEGV $$", "said nothing"), ("printf 'a\\033[31mred' >&2; exit 1", "a[31mred"),
        ]
    )
    func failure(_ body: String, _ words: String) async throws {
        let program = try program(body)
        await #expect {
            try await program.run([])
        } throws: { error in
            (error as? SpeechError)?.description.contains(words) == true
        }
    }

    @Test("that is not there is an error that says what to install")
    func missing() async throws {
        let program = Program(
            name: "no-such-program-anywhere",
            timeLimit: .seconds(5),
            outputLimit: 10,
            advice: "Install it."
        )
        await #expect(throws: SpeechError.unavailable("there is no program no-such-program-anywhere. Install it.")) {
            try await program.run([])
        }
    }

    @Test("that hangs is ended at its time limit, and so is what it started")
    func hang() async throws {
        let program = try program(
            "sleep 1000 & echo $! > \(scripts.path("child")); trap '' TERM; wait; sleep 1000",
            timeLimit: .milliseconds(500)
        )
        await #expect(throws: SpeechError.timedOut(after: .milliseconds(500))) { try await program.run([]) }
        let child = try #require(scripts.read("child"))
        try await eventually { !Scripts.isRunning(child) }
    }

    @Test("is ended when nobody wants its result any more")
    func cancellation() async throws {
        let program = try program("echo $$ > \(scripts.path("own")); exec sleep 1000")
        let task = Task { try await program.run([]) }
        try await eventually { scripts.read("own")?.isEmpty == false }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        let process = try #require(scripts.read("own"))
        try await eventually { !Scripts.isRunning(process) }
    }

    @Test("that writes without end is stopped, and complaints without end are cut")
    func output() async throws {
        let endless = try program("yes")
        await #expect {
            try await endless.run([])
        } throws: { error in
            (error as? SpeechError)?.description.contains("more than 1000 octets") == true
        }
        let chatty = try program("yes complaint | head -c 1000000 >&2; echo fine")
        let output = try await chatty.run([])
        #expect(String(decoding: output.octets, as: UTF8.self) == "fine\n")
        #expect(output.complaints.utf8.count <= 2_000)
    }
}
