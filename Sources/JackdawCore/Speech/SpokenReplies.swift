import Synchronization

/// What a voice said lately, so that it says nothing twice.
///
/// Who asks for what is being spoken already waits for the same work.
package final class SpokenReplies: Sendable {
    fileprivate struct Key: Hashable {
        var text: String
        var language: String
    }

    fileprivate struct Entry {
        var work: Task<Audio, any Error>
        /// Nil while it is being spoken.
        var octets: Int?
        var lastUse: Int
    }

    fileprivate struct State {
        var entries: [Key: Entry] = [:]
        var octets = 0
        var uses = 0
    }

    /// Texts are cut at this many characters: a listener has had enough by then, and a voice has to end.
    package static let longestText = 4_000

    private let voice: any Voice
    private let limit: Int
    private let state = Mutex(State())

    /// Keeps what `voice` says.
    ///
    /// - Parameter limit: How many octets of sound are kept.
    package init(_ voice: any Voice, limit: Int = 32 << 20) {
        self.voice = voice
        self.limit = limit
    }

    /// The text as sound.
    package func speech(for text: String, language: String) async throws -> Audio {
        let text = text.count > Self.longestText ? text.prefix(Self.longestText) + " …" : text
        let key = Key(text: text, language: language)
        let work = state.withLock { state in
            state.uses += 1
            if state.entries[key] != nil {
                state.entries[key]?.lastUse = state.uses
            } else {
                // Not the caller's: others may wait for it as well.
                let work = Task { [voice] in
                    var audio = try await voice.speak(text, language: language)
                    audio.text = text
                    return audio
                }
                state.entries[key] = Entry(work: work, octets: nil, lastUse: state.uses)
            }
            return state.entries[key]?.work
        }
        let result = await work?.result
        state.withLock { $0.settle(key, result, limit: limit) }
        guard let result else { throw CancellationError() }
        return try result.get()
    }
}

extension SpokenReplies.State {
    /// Notes what has become of a piece of work: what failed is tried again, and the longest unused goes first.
    fileprivate mutating func settle(_ key: SpokenReplies.Key, _ result: Result<Audio, any Error>?, limit: Int) {
        guard let entry = entries[key], entry.octets == nil else { return }
        guard case .success(let audio)? = result else {
            entries[key] = nil
            return
        }
        entries[key]?.octets = audio.octets
        octets += audio.octets
        while octets > limit,
            let oldest = entries.filter({ $0.value.octets != nil }).min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            octets -= oldest.value.octets ?? 0
            entries[oldest.key] = nil
        }
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
