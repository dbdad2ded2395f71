public import JackdawCore
import Logging
import Synchronization
import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Recognises English speech on the machine itself, with CMU PocketSphinx and a grammar made of the bot's own phrases.
///
/// ```swift
/// bot.use(recognizer: try PocketSphinxRecognizer())
/// ```
///
/// A general model of English is wrong more often than right about a few words said to a bot; a grammar of the sentences
/// that the current state listens for, with every value that may stand in them, is nearly always right. What was heard is
/// held against the bare sounds of the recording, so that speech about something else is refused. Where the bot waits
/// for something of which nobody knows the words, the general model hears it, slower and less surely.
///
/// It needs the programs and models of Debian's packages `pocketsphinx`, `pocketsphinx-en-us` and, for words that are in
/// no dictionary, `espeak-ng`. Each recording is heard by processes of its own: one that hangs or crashes takes nothing
/// with it.
public struct PocketSphinxRecognizer: SpeechRecognizer {
    /// How it works.
    public struct Options: Sendable {
        /// How sure it must be, from 0 to 1; what is less sure is not understood.
        public var threshold: Double = 0.5
        /// The longest recording that it takes.
        public var longest: Duration = .seconds(60)
        /// How long a recording may wait for others, and how long each program may then run for it.
        public var timeLimit: Duration = .seconds(30)
        /// How many recordings are heard at once; others wait.
        public var concurrency: Int = 2
        /// The program, as a name that is looked for in `PATH` or a path.
        public var program = "pocketsphinx_batch"
        /// The program that knows how to pronounce any word.
        public var espeak = "espeak-ng"
        /// The folder of the models.
        public var models = "/usr/share/pocketsphinx/model/en-us"

        /// The usual options.
        public init() {}
    }

    private let options: Options
    private let sphinx: PocketSphinx
    private let dictionary: PronouncingDictionary
    private let slots: SpeechSlots
    private let models = SpeechModels()

    /// Creates a recogniser.
    ///
    /// - Throws: ``/JackdawCore/SpeechError`` where the program or its models are not installed.
    public init(options: Options = Options()) throws(SpeechError) {
        let advice =
            "Install Debian's packages pocketsphinx, pocketsphinx-en-us and espeak-ng, or set another recogniser."
        try Installation.require(program: options.program, advice: advice)
        for file in ["en-us/mdef", "cmudict-en-us.dict", "en-us.lm.bin"] {
            try Installation.require(file: options.models + "/" + file, advice: advice)
        }
        self.options = options
        sphinx = PocketSphinx(
            program: Program(name: options.program, timeLimit: options.timeLimit, outputLimit: 1 << 20, advice: advice),
            models: options.models
        )
        dictionary = PronouncingDictionary(
            path: options.models + "/cmudict-en-us.dict",
            espeak: Program(name: options.espeak, timeLimit: options.timeLimit, outputLimit: 4 << 20, advice: advice)
        )
        slots = SpeechSlots(count: options.concurrency)
    }

    /// The longest recording that it takes.
    public var longestRecording: Duration? { options.longest }

    /// Recognises a WAV file of any kind.
    public func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
        guard Language(rawValue: hints.language).primary == Language.english.rawValue else {
            throw SpeechError.language(hints.language)
        }
        let recording = try SpeechSound.heard(in: audio, longest: options.longest).dithered.wav
        return try await slots.run(within: options.timeLimit) {
            guard let model = try await models.model(for: hints, dictionary: dictionary) else {
                return try await anything(in: recording)
            }
            guard hints.takesAnyText else {
                guard let heard = try await expected(in: recording, model, options.threshold) else {
                    throw SpeechError.notUnderstood
                }
                return heard
            }
            // Of all that may be said, little is what the grammar knows: it has to be surer.
            if let heard = try await expected(in: recording, model, max(0.9, options.threshold)) { return heard }
            return try await anything(in: recording)
        }
    }

    /// One of the sentences of a grammar; nil where it is not likely that one was said.
    private func expected(
        in recording: Data,
        _ model: SpeechModel,
        _ threshold: Double
    ) async throws -> Transcript? {
        guard let (words, evidence) = try await trial(recording, model), evidence.confidence >= threshold else {
            return nil
        }
        return Transcript(words, confidence: evidence.confidence)
    }

    /// What of a grammar fits best, and how well.
    private func trial(_ recording: Data, _ model: SpeechModel) async throws -> (words: String, evidence: Evidence)? {
        async let found = sphinx.search(recording, for: .grammar(model))
        async let loop = sphinx.search(recording, for: .sounds)
        guard let found = try await found, let loop = try await loop else { return nil }
        return (
            model.grammar.written(found.words.map(\.word)),
            Evidence(found, against: loop, pronunciations: model.pronunciations)
        )
    }

    private func anything(in recording: Data) async throws -> Transcript {
        guard let found = try await sphinx.search(recording, for: .anything) else { throw SpeechError.notUnderstood }
        return Transcript(found.words.map(\.word).joined(separator: " "))
    }

    /// What of a grammar fits a recording best, and how well, for those who choose the weights of the evidence.
    package func evidence(in audio: File, hints: SpeechHints) async throws -> (words: String, evidence: Evidence)? {
        let recording = try SpeechSound.heard(in: audio, longest: options.longest).dithered.wav
        guard let model = try await models.model(for: hints, dictionary: dictionary) else { return nil }
        return try await trial(recording, model)
    }
}

/// The models of what bots listen for, kept for the next recording.
private final class SpeechModels: Sendable {
    /// A bot has a model for each of its states; more than these are bots with very many.
    private static let limit = 256

    private let models = Mutex<[SpeechHints: Task<SpeechModel?, any Error>]>([:])

    /// The model for some hints; nil where they name no words.
    func model(for hints: SpeechHints, dictionary: PronouncingDictionary) async throws -> SpeechModel? {
        let work = models.withLock { models in
            if let begun = models[hints] { return begun }
            if models.count >= Self.limit { models = [:] }
            let work = Task { try await Self.model(for: hints, dictionary) }
            models[hints] = work
            return work
        }
        do {
            return try await work.value
        } catch {
            // What failed may succeed the next time.
            models.withLock { if $0[hints] == work { $0[hints] = nil } }
            throw error
        }
    }

    private static func model(
        for hints: SpeechHints,
        _ dictionary: PronouncingDictionary
    ) async throws -> SpeechModel? {
        guard let grammar = SpeechGrammar(hints) else { return nil }
        if grammar.omitted > 0 {
            Logger(label: "jackdaw.speech").warning(
                "phrases beyond \(SpeechGrammar.limit) words in one state are not heard; set another recogniser",
                metadata: ["omitted": "\(grammar.omitted)", "first": "\(hints.phrases.first?.example ?? "")"]
            )
        }
        let entries = try await dictionary.entries(for: grammar.words, spelling: grammar.spelling)
        return SpeechModel(grammar, dictionary: entries)
    }
}
