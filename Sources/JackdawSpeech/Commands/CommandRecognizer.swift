public import JackdawCore

/// Recognises speech with any program of the machine that takes a WAV file and writes what it heard.
///
/// ```swift
/// bot.use(
///     recognizer: try CommandRecognizer(
///         "whisper-cli",
///         "--model", "models/ggml-base.bin", "--language", .language, "--no-timestamps", "--no-prints", "--file", .audio
///     )
/// )
/// ```
///
/// The recording is a WAV file of 16,000 samples a second, one channel, 16 bits, whatever the user's was. What the program
/// writes to standard output is the transcript, its lines joined.
public struct CommandRecognizer: SpeechRecognizer {
    /// How it works.
    public struct Options: Sendable {
        /// The longest recording that it takes.
        public var longest: Duration = .seconds(300)
        /// How long a recording may wait for others, and how long the program may then run before it is ended.
        public var timeLimit: Duration = .seconds(60)
        /// How many programs run at once; other recordings wait.
        public var concurrency: Int = 2
        /// Makes a transcript of what the program wrote; nil: it is the transcript, in one line.
        public var transcript: (@Sendable (String) throws -> Transcript)?

        /// The usual options.
        public init() {}
    }

    /// What a program may write: far more than anybody says.
    private static let outputLimit = 256 << 10

    private let program: Program
    private let arguments: [CommandArgument]
    private let options: Options
    private let slots: SpeechSlots

    /// Creates a recogniser.
    ///
    /// - Parameters:
    ///   - program: A name that is looked for in `PATH`, or a path.
    ///   - arguments: What it is started with. No shell reads them.
    ///   - options: Its limits, and how its output is read.
    /// - Throws: ``/JackdawCore/SpeechError`` where there is no such program.
    public init(
        _ program: String,
        _ arguments: CommandArgument...,
        options: Options = Options()
    ) throws(SpeechError) {
        let advice = "Install it, or give the path of the program that recognises speech."
        try Installation.require(program: program, advice: advice)
        self.program = Program(
            name: program,
            timeLimit: options.timeLimit,
            outputLimit: Self.outputLimit,
            advice: advice
        )
        self.arguments = arguments
        self.options = options
        slots = SpeechSlots(count: options.concurrency)
    }

    /// The longest recording that it takes.
    public var longestRecording: Duration? { options.longest }

    /// Recognises a WAV file of any kind.
    public func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
        let recording = try SpeechSound.heard(in: audio, longest: options.longest).wav
        let output = try await slots.run(within: options.timeLimit) {
            try await TemporaryFolder.with { folder in
                try folder.write(recording, to: "speech.wav")
                return try await program.run(
                    arguments.filled(
                        audio: folder.path("speech.wav"),
                        language: hints.language,
                        phrases: hints.phrases.map(\.example).joined(separator: ", ")
                    )
                )
            }
        }
        return try transcript(output.octets)
    }

    private func transcript(_ octets: [UInt8]) throws -> Transcript {
        guard let text = String(validating: octets, as: UTF8.self), !text.contains("\0") else {
            throw SpeechError.failed("\(program.name) wrote something that is no text (UTF-8)")
        }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { throw SpeechError.noSpeech }
        return try options.transcript?(text) ?? Transcript(words)
    }
}
