/// Why a service could not be used.
///
/// Nothing in it tells the key or the headers' values.
public struct ServiceError: Error, Equatable, CustomStringConvertible {
    package enum Kind: Equatable, Sendable {
        case misconfigured(String)
        case timedOut(Duration)
        case unreachable(String)
        case status(Int, String)
        case tooLarge(limit: Int)
        case badAnswer(String)
        case resting
    }

    package let kind: Kind

    /// How long the service asked to be left alone.
    package let retryAfter: Duration?

    package init(_ kind: Kind, retryAfter: Duration? = nil) {
        self.kind = kind
        self.retryAfter = retryAfter
    }

    /// What went wrong, and what to do where something can be done.
    public var description: String {
        switch kind {
        case .misconfigured(let problem): problem
        case .timedOut(let limit): "no answer within \(limit)"
        case .unreachable(let reason): "cannot be reached: \(reason)"
        case .status(let code, let text): "status \(code)\(Self.hint(code))\(text.isEmpty ? "" : ": \(text)")"
        case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
        case .badAnswer(let problem): "not an answer to what was asked: \(problem)"
        case .resting: "it failed a moment ago and is left alone for a while"
        }
    }

    private static func hint(_ code: Int) -> String {
        switch code {
        case 300...399: " (redirects are not followed: give the address they lead to)"
        case 401, 403: " (is the key right?)"
        case 404: " (are address and model right?)"
        case 429: " (too many requests)"
        default: ""
        }
    }

    /// The status that the service answered with, if it was an error.
    package var status: Int? {
        if case .status(let code, _) = kind { code } else { nil }
    }

    /// Whether no connection came about, or it broke.
    var isUnreachable: Bool {
        if case .unreachable = kind { true } else { false }
    }

    /// Whether the same request may succeed a moment later.
    var isPassing: Bool {
        switch kind {
        case .status(let code, _): [408, 429, 500, 502, 503, 504].contains(code)
        default: false
        }
    }

    /// Whether it may be the text that the service did not like, rather than the service that does not work.
    var blamesRequest: Bool {
        switch kind {
        case .status(let code, _): [400, 413, 422].contains(code)
        default: false
        }
    }
}
