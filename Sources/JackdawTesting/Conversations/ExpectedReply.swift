public import JackdawCore

/// What a user of a test expects to hear next.
///
/// A string literal is a text, whether the bot says it plainly, in Markdown, in HTML or aloud. Every other kind has a
/// function of its own:
///
/// ```swift
/// try await user.hears("Which size?", .options("small", "large"))
/// try await user.hears(.containing("thanks"))
/// ```
public struct ExpectedReply: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// How a failure calls what was expected.
    public let description: String

    /// What is wrong with a reply; nil when it is what was expected.
    let objection: @Sendable (ReplyContent) -> String?

    /// A text, in whatever form it is said.
    public init(stringLiteral value: String) {
        self.init(wording: value)
    }

    /// A text that is not written as a literal, in whatever form it is said.
    public init(wording: String) {
        description = wording
        objection = { reply in
            guard let heard = reply.wording else { return "A text was expected, and a reply of another kind came." }
            return heard == wording ? nil : TextDifference(expected: wording, heard: heard).description
        }
    }

    private init(_ description: String, _ objection: @escaping @Sendable (ReplyContent) -> String?) {
        self.description = description
        self.objection = objection
    }

    /// A reply that makes a check come true.
    ///
    /// ```swift
    /// try await user.hears(.satisfying("a price") { $0.text?.contains(/\d+ €/) ?? false })
    /// ```
    ///
    /// - Parameters:
    ///   - what: How a failure calls what was expected.
    ///   - check: Whether a reply is it.
    public static func satisfying(_ what: String, _ check: @escaping @Sendable (ReplyContent) -> Bool) -> Self {
        Self(what) { check($0) ? nil : "It is not \(what)." }
    }

    /// Exactly this reply, of exactly this kind.
    public static func exactly(_ content: ReplyContent) -> Self {
        Self(content.line) { reply in
            if reply == content { return nil }
            guard ReplyKind(reply) == ReplyKind(content) else {
                return "The kind is \(ReplyKind(reply)), not \(ReplyKind(content))."
            }
            guard let expected = content.text, let heard = reply.text else { return "The content differs." }
            return TextDifference(expected: expected, heard: heard).description
        }
    }

    /// A reply of a kind, whatever it says.
    public static func kind(_ kind: ReplyKind) -> Self {
        Self("[\(kind)] whatever it says") { ReplyKind($0) == kind ? nil : "The kind is \(ReplyKind($0))." }
    }

    /// Any reply.
    public static var anything: Self { Self("anything") { _ in nil } }
}

extension ExpectedReply {
    /// Plain text, and no other kind.
    public static func text(_ text: String) -> Self { exactly(.text(text)) }

    /// Text in Markdown, and no other kind.
    public static func markdown(_ text: String) -> Self { exactly(.markdown(text)) }

    /// HTML, and no other kind.
    public static func html(_ text: String) -> Self { exactly(.html(text)) }

    /// A text that has another within it.
    public static func containing(_ part: String) -> Self {
        Self("… \(part) …") { reply in
            guard let heard = reply.wording else { return "A text was expected, and a reply of another kind came." }
            return heard.contains(part) ? nil : "It does not contain “\(part)”."
        }
    }

    /// One of several texts, for a bot that varies its words.
    public static func anyOf(_ texts: String...) -> Self {
        Self("any of: " + texts.joined(separator: " | ")) { reply in
            reply.wording.map(texts.contains) ?? false ? nil : "It is none of them."
        }
    }

    /// Answers to choose from, with these labels in this order.
    public static func options(_ labels: String...) -> Self { options(labels) }

    /// Answers to choose from, with these labels in this order.
    public static func options(_ labels: [String]) -> Self {
        Self("[options] " + labels.joined(separator: " | ")) { reply in
            guard case .options(let options) = reply else { return "The kind is \(ReplyKind(reply))." }
            return options.options.map(\.label) == labels ? nil : "The labels differ."
        }
    }

    /// Exactly this table.
    public static func dataFrame(_ frame: DataFrame) -> Self { exactly(.dataFrame(frame)) }

    /// A table with these columns, and as many rows as said where that is said.
    public static func dataFrame(columns names: [String], rows: Int? = nil) -> Self {
        let what = "[dataFrame] \(rows.map { "\($0) rows of " } ?? "")\(names.joined(separator: ", "))"
        return Self(what) { reply in
            guard case .dataFrame(let frame) = reply else { return "The kind is \(ReplyKind(reply))." }
            guard frame.columns.map(\.name) == names else { return "The columns differ." }
            guard let rows, frame.rowCount != rows else { return nil }
            return "There are \(frame.rowCount) rows."
        }
    }

    /// A file of that name.
    public static func file(named name: String) -> Self {
        Self("[file] \(name)") { reply in
            guard case .file(let file) = reply else { return "The kind is \(ReplyKind(reply))." }
            return file.name == name ? nil : "It is called \(file.name)."
        }
    }

    /// Whatever a page of one's own understands under `name`.
    public static func custom(_ name: String, _ value: JSONValue) -> Self {
        exactly(.custom(name: name, value: value))
    }
}
