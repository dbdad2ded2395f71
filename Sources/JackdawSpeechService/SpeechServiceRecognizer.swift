public import JackdawCore
public import Logging
public import OpenAIEndpoint
import Understanding

/// Understands voice messages by sending them to a service with OpenAI's `/audio/transcriptions`.
///
/// The service is OpenAI itself, or a server of your own such as whisper.cpp's, Speaches or LocalAI. Each voice message is
/// one request, which holds the recording as the user sent it, the language, and phrases that the bot expects.
///
/// ```swift
/// bot.use(recognizer: try SpeechServiceRecognizer(endpoint: "https://api.openai.com/v1", model: "whisper-1"))
/// ```
///
/// The request has the form of *Create transcription* in OpenAI's API reference, as `multipart/form-data` (RFC 7578).
public struct SpeechServiceRecognizer: SpeechRecognizer {
    /// In what form the service answers.
    public enum AnswerFormat: String, Sendable {
        /// The text alone, which every model can.
        case json
        /// Also how sure the model is of each segment; Whisper models can, OpenAI's `gpt-4o-transcribe` cannot.
        case verboseJSON = "verbose_json"
    }

    /// The model's name at the service.
    public let model: String

    /// In what form the service answers; only ``AnswerFormat/verboseJSON`` lets a transcript have a confidence.
    public var answerFormat = AnswerFormat.json

    /// How freely the model chooses words, from 0 to 1; nil: nothing is said, and the service decides.
    public var temperature: Double?

    /// Whether the service is sent phrases that the bot expects, so that it prefers them to what sounds alike.
    ///
    /// It is sent at most 200 words and 900 characters of them, since Whisper reads no more than some 200 words.
    public var sendsHints = true

    /// The most time that one voice message takes: waiting for others, the request, and further attempts.
    public var timeLimit: Duration = .seconds(60)

    let service: SpeechService

    /// Segments of five minutes of speech with all their numbers take a tenth of it.
    private static let answerLimit = 4 << 20

    /// A recogniser that asks `model` at `endpoint`.
    ///
    /// - Parameters:
    ///   - endpoint: The service; its key is looked up now.
    ///   - model: The model's name at the service. Servers that have only one model ignore it.
    ///   - concurrency: How many voice messages the service is sent at once; others wait.
    ///   - logger: Where failures are reported.
    /// - Throws: ``/OpenAIEndpoint/ServiceError`` for an endpoint that cannot be asked at all.
    public init(
        endpoint: ServiceEndpoint,
        model: String,
        concurrency: Int = 4,
        logger: Logger = Logger(label: "jackdaw.speechservice")
    ) throws(ServiceError) {
        try self.init(endpoint, model: model, ServiceManners(concurrency: concurrency, logger: logger))
    }

    package init(_ endpoint: ServiceEndpoint, model: String, _ manners: ServiceManners) throws(ServiceError) {
        self.model = model
        service = try SpeechService(
            endpoint,
            name: model,
            substitute: "voice messages are not understood",
            answerLimit: Self.answerLimit,
            manners: manners
        )
    }

    /// Transcribes a recording.
    ///
    /// Which formats are read is the service's affair, but WAV files are read here first: one that is cut off would give
    /// half a sentence.
    ///
    /// - Throws: `SpeechError.noSpeech` where the service hears nothing; `.unreadable` for a WAV file that is damaged, and
    ///   where the service answers with 400, 413, 415 or 422; `.unavailable` for 401 and 403, and while the service is left
    ///   alone after a failure; `.timedOut`; `.failed` for all else. `CancellationError` when the task was cancelled.
    public func transcribe(_ audio: File, hints: SpeechHints) async throws -> Transcript {
        let recording = Recording(audio)
        try recording.check()
        let transcript = try await service.ask(
            request(recording, hints),
            within: timeLimit,
            complaint: Recording.complaint(about:),
            read: TranscriptionAnswer.read
        )
        guard !transcript.text.isEmpty else { throw SpeechError.noSpeech }
        return transcript
    }

    private func request(_ recording: Recording, _ hints: SpeechHints) -> ServiceRequest {
        var form = MultipartForm()
        form.append(model, as: "model")
        if let language = Self.languageCode(of: hints.language) { form.append(language, as: "language") }
        form.append(answerFormat.rawValue, as: "response_format")
        if sendsHints, let prompt = TranscriptionPrompt.of(hints) { form.append(prompt, as: "prompt") }
        if let temperature { form.append("\(temperature)", as: "temperature") }
        form.append(recording.file.data, as: "file", fileName: recording.name, type: recording.type)
        return form.request(to: "audio/transcriptions")
    }

    /// The part of a BCP 47 tag that names the language, which is all that services know; nil where it names none.
    private static func languageCode(of tag: String) -> String? {
        let code = Language(rawValue: tag).primary
        let isLanguage = (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { 0x61...0x7A ~= $0 }
        return isLanguage && code != Language.undetermined.rawValue ? code : nil
    }
}
