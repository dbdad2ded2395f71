import Testing

@testable import Jackdaw

@Suite("Progress")
struct ProgressTests {
    @Test("what takes longer than a moment is shown on standard error, and wiped away at the end")
    func shown() async throws {
        let screen = TestTerminal(showsProgress: true)
        await withProgress("counting", steps: 4, in: screen.terminal, after: .zero) { progress in
            progress.advance()
            while !screen.errorOutput.contains("25 %") { await Task.yield() }
        }
        #expect(screen.errorOutput.contains("counting ██████░░░░░░░░░░░░░░░░░░ 25 %"))
        #expect(screen.errorOutput.hasSuffix("\r\u{1B}[K"))
        #expect(screen.output.isEmpty)
    }

    @Test("what is quick, or not watched, shows nothing")
    func quiet() async throws {
        let quick = TestTerminal(showsProgress: true)
        await withProgress("counting", in: quick.terminal) { _ in }
        #expect(quick.errorOutput.isEmpty)
        let unwatched = TestTerminal()
        await withProgress("counting", in: unwatched.terminal, after: .zero) { _ in
            try? await Task.sleep(for: .milliseconds(20))
        }
        #expect(unwatched.errorOutput.isEmpty)
    }
}
