#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// What an entity's mention in an utterance means.
public enum EntityValue: Sendable, Hashable, Codable {
    /// Text: the canonical name of a dictionary entry, a match of a regular expression, an e-mail address, free text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A point in time; for a mere day, its midnight in the context's time zone.
    case date(Date)
    /// A length of time.
    case duration(Duration)
    /// An address on the web.
    case url(URL)
}
