#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What the meaning of an utterance depends on besides its words.
public struct RecognitionContext: Sendable {
    /// The time "now" is said; "tomorrow" counts from it.
    public var now: Date

    /// The time zone in which days begin and clock times are meant.
    public var timeZone: TimeZone

    /// The language the user speaks, as a BCP 47 tag; English is understood in any case.
    public var language: String

    /// A context for recognising entities.
    public init(now: Date, timeZone: TimeZone = .gmt, language: String = "en") {
        self.now = now
        self.timeZone = timeZone
        self.language = language
    }
}
