import JackdawCore
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// Runs a program of the machine: within a time limit, with bounded output, and without leaving anything behind.
struct Program: Sendable {
    /// What a program gave.
    struct Output: Sendable {
        /// What it wrote to standard output.
        var octets: [UInt8]
        /// The end of what it wrote to standard error.
        var complaints: String
    }

    /// A name that is looked for in `PATH`, or a path.
    var name: String
    /// How long it may run.
    var timeLimit: Duration
    /// How many octets it may write to standard output.
    var outputLimit: Int
    /// What to do where there is no such program, for whoever runs the bot.
    var advice: String

    /// Runs it to its end.
    ///
    /// It leads a session of its own, so that what it starts ends with it: at the time limit, and when the task is
    /// cancelled.
    ///
    /// - Parameters:
    ///   - arguments: What it is started with. No shell reads them.
    ///   - input: The path of the file that it reads as its standard input. It is no pipe: a program that does not read it
    ///     to its end would break that.
    /// - Throws: ``/JackdawCore/SpeechError``, or `CancellationError`.
    func run(_ arguments: [String], input: String = "/dev/null") async throws -> Output {
        let work = Task { try await outcome(arguments, input) }
        let alarm = Task {
            // The limit itself; cancelled as soon as the program has ended.
            try await Task.sleep(for: timeLimit)
            work.cancel()
        }
        defer { alarm.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await work.value
            } onCancel: {
                work.cancel()
            }
        } catch let error as SpeechError {
            throw error
        } catch {
            try Task.checkCancellation()
            if work.isCancelled { throw SpeechError.timedOut(after: timeLimit) }
            throw problem(error)
        }
    }

    private func outcome(_ arguments: [String], _ input: String) async throws -> Output {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
        ]
        let result = try await Subprocess.run(
            executable,
            arguments: Arguments(arguments),
            platformOptions: options,
            input: .fileDescriptor(try .open(FilePath(input), .readOnly), closeAfterSpawningProcess: true),
            output: .sequence,
            error: .sequence
        ) { execution in
            async let complaints = Self.end(of: execution.standardError)
            let octets = try await Self.all(of: execution.standardOutput, limit: outputLimit, name)
            return (octets, try await complaints)
        }
        let (octets, complaints) = result.closureResult
        switch result.terminationStatus {
        case .exited(0): return Output(octets: octets, complaints: complaints)
        default:
            try Task.checkCancellation()
            throw SpeechError.failed("\(name) \(result.terminationStatus): \(Self.line(complaints))")
        }
    }

    private var executable: Executable {
        name.contains("/") ? .path(.init(name)) : .name(name)
    }

    private func problem(_ error: any Error) -> SpeechError {
        if let error = error as? SubprocessError, error.code == .executableNotFound {
            return .unavailable("there is no program \(name). \(advice)")
        }
        return .failed("\(name): \(error)")
    }

    private static func all(
        of sequence: SubprocessOutputSequence,
        limit: Int,
        _ name: String
    ) async throws -> [UInt8] {
        var octets: [UInt8] = []
        for try await piece in sequence {
            piece.withUnsafeBytes { octets.append(contentsOf: $0) }
            guard octets.count <= limit else {
                throw SpeechError.failed("\(name) wrote more than \(limit) octets and was stopped")
            }
        }
        return octets
    }

    private static func end(of sequence: SubprocessOutputSequence) async throws -> String {
        var octets: [UInt8] = []
        for try await piece in sequence {
            piece.withUnsafeBytes { octets.append(contentsOf: $0) }
            octets.removeFirst(max(0, octets.count - 2_000))
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// The last line that says something, without what would disturb a log.
    private static func line(_ text: String) -> String {
        let lines = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        guard let last = lines.last else { return "it said nothing about why" }
        return String(last.prefix(300).filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } })
    }
}
