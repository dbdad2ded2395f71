/// A state of a bot: what it says there, and where it goes from there.
///
/// ```swift
/// State(.greeted) {
///     Body("Hi! How are you?")
///     When(.intent(good), goTo: .glad)
///     When(.intent(bad), goTo: .sorry)
///     After(.seconds(60), goTo: .waiting)
///     Fallback("Good or bad?")
/// }
/// ```
///
/// A state holds at most one ``Body`` and one ``Fallback``, and any number of ``When``, ``After``, ``GoTo`` and
/// ``GoBack``. Of the transitions the first that matches is taken, in the order written; after them those of
/// ``EveryState`` are looked at.
public struct State<ID: StateID>: Sendable {
    let id: ID
    let elements: [StateElement]
    let location: DeclarationSite

    /// The state `id`.
    public init(
        _ id: ID,
        fileID: String = #fileID,
        line: Int = #line,
        @StateBuilder<ID> _ content: () -> StateContent<ID>
    ) {
        self.id = id
        elements = content().elements
        location = DeclarationSite(fileID: fileID, line: line)
    }
}
