import JackdawCore
import Synchronization

/// Says each letter as one sample; fails, or waits until its gate is open, as told.
final class TestVoice: Voice {
    private struct State {
        var said: [String] = []
        var failures: Int
    }

    struct Hoarse: Error {}

    private let state: Mutex<State>
    private let gate: Gate?
    /// Opened once anything is to be said.
    let began = Gate()
    /// Opened once what is being said was cancelled.
    let stopped = Gate()

    init(failures: Int = 0, gate: Gate? = nil) {
        state = Mutex(State(failures: failures))
        self.gate = gate
    }

    /// What was to be said, with its language.
    var said: [String] { state.withLock { $0.said } }

    func speak(_ text: String, language: String) async throws -> Audio {
        let fails = state.withLock { state in
            state.said.append("\(language): \(text)")
            state.failures -= 1
            return state.failures >= 0
        }
        began.open()
        await withTaskCancellationHandler {
            await gate?.wait()
        } onCancel: {
            stopped.open()
            gate?.open()
        }
        try Task.checkCancellation()
        if fails { throw Hoarse() }
        return Audio(samples: [Int16](repeating: 1, count: text.count), sampleRate: 8_000)
    }
}
