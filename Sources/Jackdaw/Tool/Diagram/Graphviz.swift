#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The program `dot` of Graphviz, where it is installed.
struct Graphviz {
    /// The program, looked for in `PATH`.
    var program = "dot"

    /// What it draws of a text in DOT.
    func svg(of dot: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jackdaw-diagram-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: neither side ever waits for the other.
        let (source, drawing) = (folder.appending(path: "bot.dot"), folder.appending(path: "bot.svg"))
        try Data(dot.utf8).write(to: source)
        let status = try run(["-Tsvg", "-o", drawing.path, source.path])
        guard status == 0, let svg = try? Data(contentsOf: drawing) else {
            throw ToolError(
                "\(program) could not draw the bot (exit status \(status)); try --format dot to see what it got"
            )
        }
        return String(decoding: svg, as: UTF8.self)
    }

    /// Runs the program to its end.
    ///
    /// - Returns: its exit status; of one that a signal ended, 128 and the signal.
    private func run(_ arguments: [String]) throws(ToolError) -> Int32 {
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        let problem = posix_spawnp(&process, program, nil, nil, &words, environ)
        guard problem == 0 else {
            throw ToolError(
                problem == ENOENT
                    ? "SVG is drawn by Graphviz, and \(program) is not installed: install it (Debian and Ubuntu: "
                        + "apt-get install graphviz; macOS: brew install graphviz), or use --format mermaid or dot"
                    : "\(program) could not be started: \(String(cString: strerror(problem)))"
            )
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
