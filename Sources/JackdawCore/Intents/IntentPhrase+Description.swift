extension IntentPhrase: CustomStringConvertible {
    /// The phrase, with the names of its parameters in braces.
    public var description: String {
        pieces.map {
            switch $0 {
            case .text(let text): text
            case .parameter(let parameter): "{\(parameter.name)}"
            }
        }.joined()
    }
}
