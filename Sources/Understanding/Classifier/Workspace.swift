import Synchronization

/// The buffers that understanding an utterance needs, kept from one utterance to the next.
///
/// With them in place an utterance costs no allocation but its result. What one utterance left in them means nothing to
/// the next, so one workspace serves any number of classifiers, one after another.
struct Workspace: Sendable {
    /// The words as said.
    var tokenizer = Tokenizer()
    /// The words with typing errors repaired, and which were.
    var repaired = RepairedWords()
    /// The words with values of entities replaced by their kinds.
    var reading = RepairedWords()
    var spans: [Gazetteer.Span] = []

    var projection = Projection()
    /// What the model says of the reading at hand, by intent.
    var scores: [Float] = []
    var verdict = Verdict()

    var competing: [Int] = []
    /// Which intents have a phrase that is just what was said.
    var isSaid: [Bool] = []
    var isAnySaid = false

    private static let pool = Mutex<[Workspace]>([])
    /// More than cores that could be at it at a time.
    private static let mostKept = 64

    /// Lends a workspace to `body`.
    static func with<Result>(_ body: (inout Workspace) throws -> Result) rethrows -> Result {
        var workspace = pool.withLock { $0.popLast() } ?? Workspace()
        let result = try body(&workspace)
        // Moved, not copied: counting the references to all the buffers would take longer than using some of them.
        var used: Workspace? = consume workspace
        pool.withLock { if $0.count < mostKept, let kept = used.take() { $0.append(kept) } }
        return result
    }
}

/// Words, and which of them were repaired: those are known, but less surely.
struct RepairedWords: Sendable {
    var words = Words()
    var isRepaired: [Bool] = []

    mutating func removeAll() {
        words.removeAll()
        isRepaired.removeAll(keepingCapacity: true)
    }

    mutating func append(_ word: some Sequence<UInt32>, isRepaired: Bool) {
        words.append(word)
        self.isRepaired.append(isRepaired)
    }
}
