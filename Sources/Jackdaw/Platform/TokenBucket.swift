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

    /// Takes one, and says how long it takes until it is there.
    mutating func take(now: Duration) -> Duration {
        tokens = min(rate, tokens + (now - last) / .seconds(1) * rate) - 1
        last = max(last, now)
        return tokens >= 0 ? .zero : .seconds(-tokens / rate)
    }
}
