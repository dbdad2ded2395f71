#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How long to wait before each further attempt.
///
/// Half of each pause is drawn by lot, so that many who failed at once do not come back at once.
struct RetryPauses: Sequence, IteratorProtocol {
    private var attempts = 0
    private static let most = 3
    private static let first: Duration = .milliseconds(200)

    mutating func next() -> Duration? {
        guard attempts < Self.most else { return nil }
        defer { attempts += 1 }
        return Self.first * (1 << attempts) * Double.random(in: 0.5...1)
    }
}

/// The header `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
enum RetryAfter {
    /// What is asked for, never less than nothing and never more than an hour.
    static func parse(_ value: String) -> Duration? {
        let seconds: Double
        if let number = Double(value.trimmed) {
            seconds = number
        } else if let date = try? Date(value.trimmed, strategy: .http) {
            seconds = date.timeIntervalSinceNow
        } else {
            return nil
        }
        return seconds.isNaN ? nil : .seconds(min(max(seconds, 0), 3600))
    }
}
