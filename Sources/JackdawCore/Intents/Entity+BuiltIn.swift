import Understanding

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Entity where Value == Int {
    /// A whole number, in digits or in words.
    public static var integer: Self {
        Self(name: "integer", recognizer: IntegerRecognizer()) {
            if case .integer(let value) = $0 { value } else { nil }
        }
    }
}

extension Entity where Value == Double {
    /// A number, in digits or in words.
    public static var number: Self {
        Self(name: "number", recognizer: NumberRecognizer()) {
            switch $0 {
            case .number(let value): value
            case .integer(let value): Double(value)
            default: nil
            }
        }
    }
}

extension Entity where Value == Date {
    /// A date, a time or both: “tomorrow at five”, “24 December”.
    public static var dateTime: Self {
        Self(name: "dateTime", recognizer: DateTimeRecognizer()) {
            if case .date(let value) = $0 { value } else { nil }
        }
    }
}

extension Entity where Value == Duration {
    /// A length of time: “two hours”, “90 minutes”.
    public static var duration: Self {
        Self(name: "duration", recognizer: DurationRecognizer()) {
            if case .duration(let value) = $0 { value } else { nil }
        }
    }
}

extension Entity where Value == URL {
    /// A web address.
    public static var url: Self {
        Self(name: "url", recognizer: URLRecognizer()) {
            if case .url(let value) = $0 { value } else { nil }
        }
    }
}

extension Entity where Value == String {
    /// An e-mail address.
    public static var email: Self {
        Self(name: "email", recognizer: EmailRecognizer(), convert: \.text)
    }

    /// Any words: all that stands where the phrase has the parameter.
    public static var freeText: Self {
        Self(name: "freeText", recognizer: FreeTextRecognizer(), convert: \.text)
    }
}

extension EntityValue {
    /// The text that was found; nil when it was something else than text.
    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
