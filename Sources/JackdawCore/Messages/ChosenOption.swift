/// Which option of a reply a user chose.
public struct ChosenOption: Sendable, Hashable, Codable {
    /// The value that the bot got.
    public var value: String
    /// What the user read.
    public var label: String

    /// The option `label`, which stands for `value`.
    public init(value: String, label: String) {
        self.value = value
        self.label = label
    }
}
