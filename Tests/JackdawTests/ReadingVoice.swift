import JackdawCore
import Synchronization

/// Says each letter as one sample: `slow` texts only once it may, `hoarse` ones never.
final class ReadingVoice: Voice {
    struct Hoarse: Error {}

    private struct State {
        var said: [String] = []
        var running = 0
        var most = 0
        var isCancelled = false
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let makes: @Sendable (AudioSamples) -> Audio

    /// - Parameter makes: makes the sound of the samples.
    init(
        makes: @escaping @Sendable (AudioSamples) -> Audio = { samples in
            var audio = Audio(samples: [Int16](), sampleRate: 1)
            audio.content = .samples(samples)
            return audio
        }
    ) {
        self.makes = makes
    }

    var said: [String] { state.withLock { $0.said } }
    /// How many texts were spoken at once, at most.
    var most: Int { state.withLock { $0.most } }
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Lets the slow ones be said.
    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func speak(_ text: String, language: String) async throws -> Audio {
        state.withLock { state in
            state.said.append(text)
            state.running += 1
            state.most = max(state.most, state.running)
        }
        defer { state.withLock { $0.running -= 1 } }
        if text.hasPrefix("hoarse") { throw Hoarse() }
        if text.hasPrefix("slow") {
            await withTaskCancellationHandler {
                await wait()
            } onCancel: {
                state.withLock { $0.isCancelled = true }
                open()
            }
            try Task.checkCancellation()
        }
        let samples = [Int16](repeating: 1, count: text.count)
        return makes(AudioSamples(.int16(samples), sampleRate: 8_000, channels: 1))
    }

    private func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
