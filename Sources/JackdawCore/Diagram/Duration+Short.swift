extension Duration {
    /// The duration in the largest unit that fits without remainder: “2 h”, “90 s”, “1.5 s”.
    package var short: String {
        let (seconds, attoseconds) = components
        guard attoseconds == 0 else { return "\(Double(seconds) + Double(attoseconds) / 1e18) s" }
        if seconds != 0, seconds.isMultiple(of: 3600) { return "\(seconds / 3600) h" }
        if seconds != 0, seconds.isMultiple(of: 60) { return "\(seconds / 60) min" }
        return "\(seconds) s"
    }
}
