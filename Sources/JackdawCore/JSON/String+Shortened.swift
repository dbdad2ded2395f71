extension String {
    /// The text, cut off where it is longer than that many characters.
    package func shortened(to count: Int) -> String {
        guard let end = index(startIndex, offsetBy: count, limitedBy: endIndex), end != endIndex else { return self }
        return self[..<end] + "…"
    }
}
