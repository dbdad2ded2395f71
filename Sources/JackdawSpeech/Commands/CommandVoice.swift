public import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Speaks with any program of the machine that turns text into a sound file.
///
/// ```swift
/// bot.use(voice: try CommandVoice("piper", "--model", "voices/en_US-amy-medium.onnx", "--output_file", .audio))
/// ```
///
/// The text is written to the program's standard input, unless an argument is `.text`; the sound is read from the file that
/// an argument names with `.audio`, else from standard output. WAV is best: every client can play it.
public struct CommandVoice: Voice {
    /// How it works.
    public struct Options: Sendable {
        /// How long a text may wait for others, and how long the program may then run before it is ended.
        public var timeLimit: Duration = .seconds(30)
        /// How many programs run at once; other texts wait.
        public var concurrency: Int = 2
        /// The largest sound, in octets.
        public var soundLimit: Int = 32 << 20

        /// The usual options.
        public init() {}
    }

    private let program: Program
    private let arguments: [CommandArgument]
    private let options: Options
    private let slots: SpeechSlots

    /// Creates a voice.
    ///
    /// - Parameters:
    ///   - program: A name that is looked for in `PATH`, or a path.
    ///   - arguments: What it is started with. No shell reads them.
    ///   - options: Its limits.
    /// - Throws: ``/JackdawCore/SpeechError`` where there is no such program.
    public init(
        _ program: String,
        _ arguments: CommandArgument...,
        options: Options = Options()
    ) throws(SpeechError) {
        try self.init(program, arguments, advice: "Install it, or give the path of the program that speaks.", options)
    }

    init(
        _ program: String,
        _ arguments: [CommandArgument],
        advice: String,
        _ options: Options
    ) throws(SpeechError) {
        try Installation.require(program: program, advice: advice)
        self.program = Program(
            name: program,
            timeLimit: options.timeLimit,
            outputLimit: options.soundLimit,
            advice: advice
        )
        self.arguments = arguments
        self.options = options
        slots = SpeechSlots(count: options.concurrency)
    }

    /// Speaks a text.
    public func speak(_ text: String, language: String) async throws -> Audio {
        let sound = try await slots.run(within: options.timeLimit) {
            try await TemporaryFolder.with { folder in
                try folder.write(text, to: "text")
                let output = try await program.run(
                    arguments.filled(audio: folder.path("speech.wav"), language: language, text: text),
                    input: arguments.contains(.text) ? "/dev/null" : folder.path("text")
                )
                guard arguments.contains(.audio) else { return Data(output.octets) }
                guard let file = folder.read("speech.wav") else {
                    throw SpeechError.failed("\(program.name) wrote no file")
                }
                return file
            }
        }
        guard sound.count <= options.soundLimit else {
            throw SpeechError.failed("\(program.name) made a sound of more than \(options.soundLimit) octets")
        }
        return try Self.audio(sound, from: program.name)
    }

    /// The sound as something that every client can play.
    private static func audio(_ sound: Data, from name: String) throws(SpeechError) -> Audio {
        let audio = Audio(sound)
        guard case .encoded(_, let type) = audio.content, type.hasPrefix("audio/") else {
            throw .failed("\(name) wrote something that is no sound")
        }
        // A header that was written to a pipe has no length, which browsers do not know what to make of.
        guard audio.wav != nil else { return audio }
        do {
            return Audio(.samples(try WAVFile(sound).samples()))
        } catch {
            throw .failed("\(name) wrote a sound that cannot be read: \(error)")
        }
    }
}
