import Synchronization

/// What a voice said lately, so that it says nothing twice.
///
/// Who asks for what is being spoken already waits for the same work, which is cancelled once nobody waits any more.
package final class SpokenReplies: Sendable {
    fileprivate typealias Waiter = CheckedContinuation<Audio, any Error>
    fileprivate typealias Outcome = Result<Audio, any Error>

    fileprivate struct Key: Hashable {
        var text: String
        var language: String
    }

    fileprivate enum Entry {
        /// Numbered like the first who asked, to tell it from later work on the same text.
        case speaking(Task<Void, Never>, number: Int, waiters: [Int: Waiter])
        case spoken(Audio, octets: Int, lastUse: Int)
    }

    fileprivate struct State {
        var entries: [Key: Entry] = [:]
        var octets = 0
        var uses = 0
    }

    /// Texts are cut at so many Unicode scalars: a listener has had enough by then, and a voice has to end.
    package static let longestText = 4_000

    private let voice: any Voice
    private let limit: Int
    private let state = Mutex(State())

    /// Keeps what `voice` says.
    ///
    /// - Parameter limit: How many octets of sound and text are kept.
    package init(_ voice: any Voice, limit: Int = 32 << 20) {
        self.voice = voice
        self.limit = limit
    }

    /// The text as sound.
    ///
    /// - Throws: What the voice threw; `CancellationError`, at once, where the caller's task is cancelled.
    package func speech(for text: String, language: String) async throws -> Audio {
        let key = Key(text: Self.shortened(text), language: language)
        let number = state.withLock { state in
            state.uses += 1
            return state.uses
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { join(key, number, $0) }
        } onCancel: {
            leave(key, number)
        }
    }

    /// How many wait for what is being spoken.
    package var waiting: Int {
        state.withLock { state in
            state.entries.values.reduce(0) { count, entry in
                if case .speaking(_, _, let waiters) = entry { count + waiters.count } else { count }
            }
        }
    }

    private static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: longestText, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return text }
        return String(scalars[..<end]) + " …"
    }

    private func join(_ key: Key, _ number: Int, _ waiter: Waiter) {
        let known = state.withLock { state -> Outcome? in
            // Then `leave` was called already, and found nobody.
            if Task.isCancelled { return .failure(CancellationError()) }
            return state.join(key, number, waiter) { begin(key, number) }
        }
        if let known { waiter.resume(with: known) }
    }

    /// Not the task of whoever asked: others may wait for it as well.
    private func begin(_ key: Key, _ number: Int) -> Task<Void, Never> {
        Task {
            let outcome: Outcome
            do {
                var audio = try await voice.speak(key.text, language: key.language)
                audio.text = key.text
                outcome = .success(audio)
            } catch {
                outcome = .failure(error)
            }
            for waiter in state.withLock({ $0.settle(key, number, outcome, limit) }) { waiter.resume(with: outcome) }
        }
    }

    private func leave(_ key: Key, _ number: Int) {
        let (waiter, work) = state.withLock { $0.leave(key, number) }
        work?.cancel()
        waiter?.resume(throwing: CancellationError())
    }
}

extension SpokenReplies.State {
    /// Waits for a text, which is spoken where nobody has asked for it yet.
    ///
    /// - Returns: The sound, where there is nothing to wait for.
    fileprivate mutating func join(
        _ key: SpokenReplies.Key,
        _ number: Int,
        _ waiter: SpokenReplies.Waiter,
        begin: () -> Task<Void, Never>
    ) -> SpokenReplies.Outcome? {
        switch entries[key] {
        case .spoken(let audio, let octets, _):
            entries[key] = .spoken(audio, octets: octets, lastUse: number)
            return .success(audio)
        case .speaking(let work, let first, var waiters):
            waiters[number] = waiter
            entries[key] = .speaking(work, number: first, waiters: waiters)
        case nil:
            entries[key] = .speaking(begin(), number: number, waiters: [number: waiter])
        }
        return nil
    }

    /// Waits no more.
    ///
    /// - Returns: Who waited, and the work, where nobody is left who waits for it.
    fileprivate mutating func leave(
        _ key: SpokenReplies.Key,
        _ number: Int
    ) -> (waiter: SpokenReplies.Waiter?, work: Task<Void, Never>?) {
        guard case .speaking(let work, let first, var waiters) = entries[key],
            let waiter = waiters.removeValue(forKey: number)
        else { return (nil, nil) }
        entries[key] = waiters.isEmpty ? nil : .speaking(work, number: first, waiters: waiters)
        return (waiter, waiters.isEmpty ? work : nil)
    }

    /// Notes what has become of a piece of work: what failed is tried again, and the longest unused goes first.
    ///
    /// - Returns: Who waited for it.
    fileprivate mutating func settle(
        _ key: SpokenReplies.Key,
        _ number: Int,
        _ outcome: SpokenReplies.Outcome,
        _ limit: Int
    ) -> [SpokenReplies.Waiter] {
        guard case .speaking(_, number, let waiters) = entries[key] else { return [] }
        entries[key] = nil
        if case .success(let audio) = outcome {
            let size = audio.octets + key.text.utf8.count
            uses += 1
            entries[key] = .spoken(audio, octets: size, lastUse: uses)
            octets += size
            while octets > limit, let (oldest, size) = longestUnused {
                octets -= size
                entries[oldest] = nil
            }
        }
        return Array(waiters.values)
    }

    private var longestUnused: (key: SpokenReplies.Key, octets: Int)? {
        var longest: (key: SpokenReplies.Key, octets: Int, lastUse: Int)?
        for (key, entry) in entries {
            guard case .spoken(_, let octets, let lastUse) = entry, lastUse < longest?.lastUse ?? .max else { continue }
            longest = (key, octets, lastUse)
        }
        return longest.map { ($0.key, $0.octets) }
    }
}

extension Audio {
    /// How much memory the sound takes, in octets.
    fileprivate var octets: Int {
        switch content {
        case .samples(let samples): samples.count * samples.bytesPerSample
        case .encoded(let data, _): data.count
        }
    }
}
