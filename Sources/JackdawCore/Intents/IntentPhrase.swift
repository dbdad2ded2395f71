package import Understanding

/// One way of saying what an ``Intent`` means: words, with parameters between them.
///
/// It is written as a string; a parameter is interpolated: `"i want \(count) \(size) pizzas"`.
public struct IntentPhrase: Sendable, ExpressibleByStringInterpolation {
    package enum Piece: Sendable {
        case text(String)
        case parameter(AnyParameter)
    }

    package var pieces: [Piece]

    /// A phrase without parameters.
    public init(stringLiteral value: String) {
        pieces = [.text(value)]
    }

    /// A phrase without parameters, from a string that is not written in the source.
    public init(_ text: String) {
        pieces = [.text(text)]
    }

    /// A phrase with parameters.
    public init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    package var parameters: [AnyParameter] {
        pieces.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
    }

    /// The phrase as the recognisers know it.
    package var phrase: Phrase {
        Phrase(
            pieces.map {
                switch $0 {
                case .text(let text): .text(text)
                case .parameter(let parameter): .slot(parameter: parameter.name, entity: parameter.entity.name)
                }
            }
        )
    }
}
