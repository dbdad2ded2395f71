/// Reduces the forms of a word to one stem.
protocol Stemmer: Sendable {
    /// Shortens `word`, given as lower-case scalars, in place.
    func stem(_ word: inout [UInt32])
}

/// Leaves words as they are.
struct NoStemmer: Stemmer {
    func stem(_ word: inout [UInt32]) {}
}
