public import JackdawCore
public import Logging
public import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Speaks by asking a service with OpenAI's `/audio/speech`.
///
/// The service is OpenAI itself, or a server of your own such as Speaches or LocalAI.
///
/// ```swift
/// bot.use(voice: try SpeechServiceVoice(endpoint: "https://api.openai.com/v1", model: "tts-1", voice: "alloy"))
/// ```
///
/// The request has the form of *Create speech* in OpenAI's API reference. It names no language: models find it from the
/// text, or a voice has one.
public struct SpeechServiceVoice: Voice {
    /// The model's name at the service.
    public let model: String

    /// The voice's name at the service.
    public let voice: String

    /// How the sound is encoded.
    public var format = SpeechFormat.wav

    /// How fast the voice speaks, where 1 is its own pace; nil: nothing is said.
    ///
    /// OpenAI takes 0.25 to 4.
    public var speed: Double?

    /// How the voice is to speak, in words, for models that listen to it; nil: nothing is said.
    public var instructions: String?

    /// The most time that one text takes: waiting for others, the request, and further attempts.
    public var timeLimit: Duration = .seconds(30)

    let service: SpeechService

    /// Nearly three minutes of 16-bit mono at 48,000 Hz, and far more of what is compressed.
    private static let answerLimit = 16 << 20

    /// A voice of `model` at `endpoint`.
    ///
    /// - Parameters:
    ///   - endpoint: The service; its key is looked up now.
    ///   - model: The model's name at the service.
    ///   - voice: The voice's name at the service.
    ///   - concurrency: How many texts are spoken at once; others wait.
    ///   - logger: Where failures are reported.
    /// - Throws: ``/OpenAIEndpoint/ServiceError`` for an endpoint that cannot be asked at all.
    public init(
        endpoint: ServiceEndpoint,
        model: String,
        voice: String,
        concurrency: Int = 4,
        logger: Logger = Logger(label: "jackdaw.speechservice")
    ) throws(ServiceError) {
        try self.init(endpoint, model: model, voice: voice, ServiceManners(concurrency: concurrency, logger: logger))
    }

    package init(
        _ endpoint: ServiceEndpoint,
        model: String,
        voice: String,
        _ manners: ServiceManners
    ) throws(ServiceError) {
        self.model = model
        self.voice = voice
        service = try SpeechService(
            endpoint,
            name: model,
            substitute: "replies are not spoken",
            answerLimit: Self.answerLimit,
            manners: manners
        )
    }

    /// Speaks a text.
    ///
    /// WAV of 16 bits becomes samples, so that its header is right also where the service wrote it before it knew how long
    /// the sound would be.
    ///
    /// - Throws: `SpeechError.unavailable` for 401 and 403, and while the service is left alone after a failure;
    ///   `.timedOut`; `.failed` for all else, also where what comes is larger than 16 MiB or no sound in the ``format``
    ///   that was asked for. `CancellationError` when the task was cancelled.
    public func speak(_ text: String, language: String) async throws -> Audio {
        let question = Question(
            model: model,
            voice: voice,
            input: text,
            responseFormat: format.rawValue,
            speed: speed,
            instructions: instructions
        )
        let body: Data
        do { body = try JSONEncoder().encode(question) } catch {
            throw SpeechError.failed("the text cannot be written as JSON, perhaps its speed is no number: \(error)")
        }
        return try await service.ask(
            ServiceRequest(path: "audio/speech", contentType: "application/json", body: [body], accept: "audio/*"),
            within: timeLimit,
            read: format.read
        )
    }

    private struct Question: Encodable {
        var model: String
        var voice: String
        var input: String
        var responseFormat: String
        var speed: Double?
        var instructions: String?

        private enum CodingKeys: String, CodingKey {
            case model, voice, input, speed, instructions
            case responseFormat = "response_format"
        }
    }
}
