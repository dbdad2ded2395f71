/// Why a recording gave no words, or words no sound, in terms that mean something to the person who spoke.
public struct SpeechError: Error, Equatable, CustomStringConvertible {
    private enum Reason: Equatable {
        case noSpeech
        case notUnderstood
        case unreadable(String)
        case tooLong(Duration)
        case language(String)
        case unavailable(String)
        case timedOut(Duration)
        case failed(String)
    }

    private let reason: Reason

    /// Nobody can be heard in the recording.
    public static let noSpeech = Self(reason: .noSpeech)

    /// Something was said, and the bot does not expect anything like it.
    public static let notUnderstood = Self(reason: .notUnderstood)

    /// The recording is no sound that the recogniser can read.
    ///
    /// - Parameter problem: What is wrong with it, as a sentence without a full stop.
    public static func unreadable(_ problem: String) -> Self { Self(reason: .unreadable(problem)) }

    /// The recording is longer than the recogniser takes.
    ///
    /// - Parameter limit: The longest that it takes.
    public static func tooLong(limit: Duration) -> Self { Self(reason: .tooLong(limit)) }

    /// The recogniser or the voice does not know a language.
    ///
    /// - Parameter tag: The language, as a BCP 47 tag.
    public static func language(_ tag: String) -> Self { Self(reason: .language(tag)) }

    /// The program, the model or the service that does the work is not there.
    ///
    /// - Parameter problem: What is missing, and how to get it; for the log, users are not shown it.
    public static func unavailable(_ problem: String) -> Self { Self(reason: .unavailable(problem)) }

    /// The work was not done in time.
    public static func timedOut(after limit: Duration) -> Self { Self(reason: .timedOut(limit)) }

    /// The program or the service failed.
    ///
    /// - Parameter problem: What it said; for the log, users are not shown it.
    public static func failed(_ problem: String) -> Self { Self(reason: .failed(problem)) }

    /// What a user is told, without anything about the machine.
    public var advice: String {
        switch reason {
        case .noSpeech: "Nothing can be heard in the voice message. Check the microphone and say it again, or type it."
        case .notUnderstood: "The voice message could not be understood; say it again, or type it."
        case .unreadable(let problem): "The voice message cannot be read: \(problem)."
        case .tooLong(let limit):
            "The voice message is too long: \(limit.components.seconds) seconds are allowed. Say less, or type it."
        case .language(let tag): "Voice messages in the language “\(tag)” are not understood here. Type it, please."
        case .timedOut, .unavailable, .failed:
            "Voice messages cannot be understood at the moment. Try again later, or type it."
        }
    }

    /// What was wrong, for the log.
    public var description: String {
        switch reason {
        case .noSpeech, .notUnderstood, .unreadable, .tooLong, .language: advice
        case .unavailable(let problem), .failed(let problem): problem
        case .timedOut(let limit): "the speech engine was not done within \(limit) and was stopped"
        }
    }
}
