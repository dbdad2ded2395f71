/// Why a saved classifier cannot be loaded.
public struct SavedModelError: Error, Sendable, Hashable, CustomStringConvertible {
    enum Reason: Sendable, Hashable {
        case notAModel
        case otherVersion
        case damaged
    }

    let reason: Reason

    /// What is wrong, and what to do.
    public var description: String {
        switch reason {
        case .notAModel: "these bytes are no saved classifier; give what 'saved()' returned"
        case .otherVersion: "this classifier was saved by another version; train it anew and save it again"
        case .damaged: "the saved classifier is damaged or cut off; train it anew and save it again"
        }
    }
}
