/// A training phrase: literal text with slots in it.
///
/// ```swift
/// let phrase = Phrase([.text("weather in "), .slot(parameter: "city", entity: "city")])
/// ```
public struct Phrase: Sendable, Hashable, Codable {
    /// A part of a phrase.
    public enum Piece: Sendable, Hashable, Codable {
        /// Words to be said as they are, more or less.
        case text(String)
        /// A place where a value of a kind of entity is said.
        case slot(parameter: String, entity: String)
    }

    /// The parts, in the order in which they are said.
    public var pieces: [Piece]

    /// A phrase made of these parts.
    public init(_ pieces: [Piece]) { self.pieces = pieces }

    /// A phrase without slots.
    public init(_ text: String) { pieces = [.text(text)] }

    /// Whether the phrase has at least one slot.
    public var hasSlots: Bool {
        pieces.contains { if case .slot = $0 { true } else { false } }
    }
}

extension Phrase: CustomStringConvertible {
    /// The phrase with its slots in braces: `weather in {city}`.
    public var description: String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .slot(let parameter, _): "{\(parameter)}"
            }
        }.joined()
    }
}
