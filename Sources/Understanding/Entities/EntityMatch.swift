/// A mention of an entity in an utterance.
public struct EntityMatch: Sendable, Hashable {
    /// Where it stands in the utterance.
    public var range: Range<String.Index>

    /// What it means.
    public var value: EntityValue

    /// A mention of an entity.
    public init(range: Range<String.Index>, value: EntityValue) {
        self.range = range
        self.value = value
    }
}
