/// How long to wait before each further attempt.
///
/// Half of each pause is drawn by lot, so that many who failed at once do not come back at once.
struct RetryPauses: Sequence, IteratorProtocol {
    private var attempts = 0
    private static let most = 3
    private static let first: Duration = .milliseconds(200)

    mutating func next() -> Duration? {
        guard attempts < Self.most else { return nil }
        defer { attempts += 1 }
        return Self.first * (1 << attempts) * Double.random(in: 0.5...1)
    }
}
