/// How many messages may still come: so many a second on average, with bursts of as many.
struct TokenBucket: Sendable {
    private let rate: Double
    private var tokens: Double
    private var last: Duration

    init(perSecond rate: Int, now: Duration) {
        self.rate = Double(rate)
        tokens = Double(rate)
        last = now
    }

    /// Takes one, if there is one.
    mutating func take(now: Duration) -> Bool {
        tokens = min(rate, tokens + (now - last) / .seconds(1) * rate)
        last = max(last, now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}
