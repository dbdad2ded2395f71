import Understanding

extension Entity where Value == String {
    /// An entity that is one of a list of values, each with other words for it.
    ///
    /// ```swift
    /// let size = Entity("size", ["small": ["tiny", "little"], "large": ["big"]])
    /// ```
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - values: The values, each with its synonyms; both are recognised, also with a typing error.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(
        _ name: String,
        _ values: KeyValuePairs<String, [String]>,
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.init(
            name: name,
            entries: values.map { ($0.key, $0.value) },
            location: DeclarationSite(fileID: fileID, line: line)
        ) { $0 }
    }

    /// An entity that is one of a list of values: `Entity("colour", ["red", "green"])`.
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - values: The values; each is recognised, also with a typing error.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(_ name: String, _ values: [String], fileID: String = #fileID, line: Int = #line) {
        self.init(
            name: name,
            entries: values.map { ($0, []) },
            location: DeclarationSite(fileID: fileID, line: line)
        ) { $0 }
    }

    /// An entity that matches a regular expression.
    ///
    /// An expression that does not compile is reported when the `Bot` is made.
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - pattern: The expression, in the syntax of Swift's `Regex`; letter case counts only after `(?-i)`. With a capture
    ///     group in it, the value is what the first group captured.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public static func regex(
        _ name: String,
        _ pattern: String,
        fileID: String = #fileID,
        line: Int = #line
    ) -> Self {
        let location = DeclarationSite(fileID: fileID, line: line)
        do throws(RegularExpressionRecognizer.InvalidPattern) {
            let recognizer = try RegularExpressionRecognizer(pattern)
            return Self(name: name, recognizer: recognizer, location: location, convert: \.text)
        } catch {
            return Self(
                name: name,
                recognizer: DictionaryRecognizer([]),
                problem: "its regular expression “\(pattern)” is not valid (\(error.reason)): correct it",
                location: location,
                convert: \.text
            )
        }
    }
}

extension Entity where Value: RawRepresentable<String> & CaseIterable & Hashable {
    /// An entity that is one of the cases of an enum.
    ///
    /// ```swift
    /// enum Size: String, CaseIterable { case small, large }
    ///
    /// let size = Entity<Size>("size", synonyms: [.large: ["big", "huge"]])
    /// ```
    ///
    /// - Parameters:
    ///   - name: The name, unique within the bot.
    ///   - synonyms: Other words for the cases; the raw values are recognised in any case.
    ///   - fileID: The file it is written in, for messages about it.
    ///   - line: The line it is written on.
    public init(
        _ name: String,
        synonyms: [Value: [String]] = [:],
        fileID: String = #fileID,
        line: Int = #line
    ) {
        self.init(
            name: name,
            entries: Value.allCases.map { ($0.rawValue, synonyms[$0] ?? []) },
            location: DeclarationSite(fileID: fileID, line: line)
        ) { Value(rawValue: $0) }
    }
}

extension Entity {
    /// An entity of listed values, which reports what is wrong with the list.
    fileprivate init(
        name: String,
        entries: [(value: String, synonyms: [String])],
        location: DeclarationSite,
        convert: @escaping @Sendable (String) -> Value?
    ) {
        var problem: String?
        if entries.isEmpty {
            problem = "it has no values: give it at least one"
        } else if entries.contains(where: { $0.value.isBlank || $0.synonyms.contains(where: \.isBlank) }) {
            problem = "one of its values or synonyms is empty: remove it"
        }
        self.init(
            name: name,
            recognizer: DictionaryRecognizer(entries.map { .init($0.value, synonyms: $0.synonyms) }),
            problem: problem,
            location: location
        ) { found in found.text.flatMap(convert) }
    }
}

extension String {
    /// Whether there is nothing to read in it.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
