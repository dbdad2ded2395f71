internal import Configuration

/// The kinds of value that keys have.
extension ConfigurationKey {
    /// A key of the configuration that holds a `Value`.
    typealias Place<Value> = WritableKeyPath<JackdawConfiguration, Value> & Sendable

    /// True or false.
    static func flag(_ name: String, _ place: any Place<Bool>, _ meaning: String) -> Self {
        ConfigurationKey(
            name: name,
            unit: "",
            meaning: meaning,
            defaultText: "\(JackdawConfiguration()[keyPath: place])",
            expectation: "true or false",
            type: .bool,
            assign: { content, configuration in
                guard case .bool(let value) = content else { return false }
                configuration[keyPath: place] = value
                return true
            },
            isValid: { _ in true }
        )
    }

    /// A whole number within bounds.
    static func count(
        _ name: String,
        _ place: any Place<Int>,
        _ range: ClosedRange<Int>,
        _ unit: String = "",
        _ meaning: String
    ) -> Self {
        ConfigurationKey(
            name: name,
            unit: unit,
            meaning: meaning,
            defaultText: "\(JackdawConfiguration()[keyPath: place])",
            expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            type: .int,
            assign: { content, configuration in
                guard case .int(let value) = content else { return false }
                configuration[keyPath: place] = value
                return true
            },
            isValid: { range.contains($0[keyPath: place]) }
        )
    }

    /// A number of seconds within bounds, decimals allowed.
    static func seconds(
        _ name: String,
        _ place: any Place<Duration>,
        _ range: ClosedRange<Int>,
        _ meaning: String
    ) -> Self {
        ConfigurationKey(
            name: name,
            unit: "seconds",
            meaning: meaning,
            defaultText: JackdawConfiguration()[keyPath: place].secondsText,
            expectation: "a number of seconds from \(range.lowerBound) to \(range.upperBound)",
            type: .double,
            assign: { content, configuration in
                guard let value = Duration(seconds: content) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            isValid: { range.holds($0[keyPath: place]) }
        )
    }

    /// A number of seconds within bounds, or 0 for none.
    static func seconds(
        _ name: String,
        _ place: any Place<Duration?>,
        _ range: ClosedRange<Int>,
        _ meaning: String
    ) -> Self {
        ConfigurationKey(
            name: name,
            unit: "seconds",
            meaning: meaning,
            defaultText: (JackdawConfiguration()[keyPath: place] ?? .zero).secondsText,
            expectation: "0, or a number of seconds from \(range.lowerBound) to \(range.upperBound)",
            type: .double,
            assign: { content, configuration in
                guard let value = Duration(seconds: content) else { return false }
                configuration[keyPath: place] = value == .zero ? nil : value
                return true
            },
            isValid: { $0[keyPath: place].map(range.holds) ?? true }
        )
    }

    /// A text that meets a condition.
    static func text(
        _ name: String,
        _ place: any Place<String>,
        _ expectation: String,
        _ meaning: String,
        where isValid: @escaping @Sendable (String) -> Bool
    ) -> Self {
        ConfigurationKey(
            name: name,
            unit: "",
            meaning: meaning,
            defaultText: JackdawConfiguration()[keyPath: place],
            expectation: expectation,
            type: .string,
            assign: { content, configuration in
                guard case .string(let value) = content else { return false }
                configuration[keyPath: place] = value
                return true
            },
            isValid: { isValid($0[keyPath: place]) }
        )
    }

    /// A text, or an empty one for none.
    static func text(_ name: String, _ place: any Place<String?>, _ meaning: String) -> Self {
        ConfigurationKey(
            name: name,
            unit: "",
            meaning: meaning,
            defaultText: JackdawConfiguration()[keyPath: place] ?? "",
            expectation: "a text",
            type: .string,
            assign: { content, configuration in
                guard case .string(let value) = content else { return false }
                configuration[keyPath: place] = value.isEmpty ? nil : value
                return true
            },
            isValid: { _ in true }
        )
    }

    /// One name out of several.
    static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: String,
        _ place: any Place<Value>,
        _ meaning: String
    ) -> Self {
        ConfigurationKey(
            name: name,
            unit: "",
            meaning: meaning,
            defaultText: JackdawConfiguration()[keyPath: place].rawValue,
            expectation: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
            type: .string,
            assign: { content, configuration in
                guard case .string(let text) = content, let value = Value(rawValue: text) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            isValid: { _ in true }
        )
    }

    /// Several texts, each of which meets a condition.
    static func list(
        _ name: String,
        _ place: any Place<[String]>,
        _ expectation: String,
        _ meaning: String,
        where isValid: @escaping @Sendable (String) -> Bool
    ) -> Self {
        ConfigurationKey(
            name: name,
            unit: "",
            meaning: meaning,
            defaultText: JackdawConfiguration()[keyPath: place].joined(separator: ", "),
            expectation: expectation,
            type: .stringArray,
            assign: { content, configuration in
                guard case .stringArray(let values) = content else { return false }
                configuration[keyPath: place] = values.filter { !$0.isEmpty }
                return true
            },
            isValid: { $0[keyPath: place].allSatisfy(isValid) }
        )
    }
}

extension Duration {
    /// The duration a number in a configuration stands for; nil when it is no finite number, or one beyond all reason.
    fileprivate init?(seconds content: ConfigContent) {
        guard case .double(let value) = content, value.magnitude < 1e12 else { return nil }
        self = .seconds(value)
    }

    /// The duration as a number of seconds, without decimals where there are none.
    fileprivate var secondsText: String {
        let (seconds, attoseconds) = components
        return attoseconds == 0 ? "\(seconds)" : "\(Double(seconds) + Double(attoseconds) * 1e-18)"
    }
}

extension ClosedRange<Int> {
    /// Whether a duration lies within as many seconds.
    fileprivate func holds(_ duration: Duration) -> Bool {
        (.seconds(lowerBound) ... .seconds(upperBound)).contains(duration)
    }
}
