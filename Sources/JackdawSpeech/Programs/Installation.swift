import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Whether what an engine needs is on the machine.
enum Installation {
    /// - Throws: ``/JackdawCore/SpeechError`` where there is no such program.
    static func require(program: String, advice: String) throws(SpeechError) {
        guard !has(program: program) else { return }
        throw SpeechError.unavailable("there is no program \(program). \(advice)")
    }

    /// - Throws: ``/JackdawCore/SpeechError`` where there is no such file.
    static func require(file: String, advice: String) throws(SpeechError) {
        guard !FileManager.default.isReadableFile(atPath: file) else { return }
        throw SpeechError.unavailable("there is no file \(file). \(advice)")
    }

    private static func has(program: String) -> Bool {
        if program.contains("/") { return FileManager.default.isExecutableFile(atPath: program) }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
}
