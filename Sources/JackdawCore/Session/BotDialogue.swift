/// Counts the messages of bots since a person last said something, so that two bots do not talk for ever.
struct BotDialogue: Sendable {
    /// A silence of so long ends a dialogue: what comes after it is no endless exchange.
    static let pause: Duration = .seconds(600)

    private var count = 0
    private var last: Duration?

    /// Whether no more messages of bots are taken.
    func isOver(limit: Int, now: Duration) -> Bool {
        guard let last, now - last < Self.pause else { return false }
        return count >= limit
    }

    /// Notes a message; the first one past the limit is told apart, for the log.
    mutating func note(isFromBot: Bool, limit: Int, now: @autoclosure () -> Duration) -> Verdict {
        guard isFromBot else {
            count = 0
            return .taken
        }
        let now = now()
        if let last, now - last >= Self.pause { count = 0 }
        last = now
        count += 1
        if count <= limit { return .taken }
        return count == limit + 1 ? .firstPastLimit : .pastLimit
    }

    enum Verdict {
        case taken, firstPastLimit, pastLimit
    }
}
