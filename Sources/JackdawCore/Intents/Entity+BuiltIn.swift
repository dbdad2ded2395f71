public import Understanding

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

extension Entity where Value == Int {
    /// A place in a row: “the third one” is 3, “the last” is −1.
    public static var ordinal: Self {
        Self(name: "ordinal", recognizer: OrdinalRecognizer()) {
            if case .integer(let value) = $0 { value } else { nil }
        }
    }
}

extension Entity where Value == Double {
    /// A number, in digits or in words.
    public static var number: Self {
        Self(name: "number", recognizer: NumberRecognizer(), convert: \.double)
    }

    /// A percentage: 15 for “15 %”.
    public static var percentage: Self {
        Self(name: "percentage", recognizer: PercentageRecognizer(), convert: \.double)
    }

    /// A temperature in degrees Celsius: “20 °C”, “70 °F”, “minus five degrees”.
    public static var temperature: Self {
        Self(name: "temperature", recognizer: TemperatureRecognizer(), convert: \.double)
    }

    /// A temperature in degrees Celsius, where degrees without a scale are `usual`.
    public static func temperature(usual: TemperatureRecognizer.Scale) -> Self {
        Self(name: "temperature", recognizer: TemperatureRecognizer(usual: usual), convert: \.double)
    }
}

extension Entity where Value == Money {
    /// An amount of money: “12,50 €”, “twenty dollars”.
    public static var money: Self {
        Self(name: "money", recognizer: MoneyRecognizer()) { $0.text.flatMap(Money.init) }
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

    /// A phone number: its digits, with a plus in front when the country is given.
    public static var phoneNumber: Self {
        Self(name: "phoneNumber", recognizer: PhoneNumberRecognizer(), convert: \.text)
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

    /// The number that was found; nil when it was something else.
    fileprivate var double: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
