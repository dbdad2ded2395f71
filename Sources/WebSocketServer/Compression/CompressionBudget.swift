import Synchronization

/// How much of the memory that compression may cost a server is taken.
final class CompressionBudget: Sendable {
    private let limit: Int
    private let taken = Atomic(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes some, unless too little is left.
    func take(_ octets: Int) -> Bool {
        let (_, now) = taken.add(octets, ordering: .relaxed)
        if now <= limit { return true }
        taken.subtract(octets, ordering: .relaxed)
        return false
    }

    func giveBack(_ octets: Int) {
        taken.subtract(octets, ordering: .relaxed)
    }

    /// Octets taken; for tests.
    var used: Int { taken.load(ordering: .relaxed) }
}
