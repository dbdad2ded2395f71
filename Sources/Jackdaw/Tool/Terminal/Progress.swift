internal import Synchronization

/// How far a piece of work is.
final class Progress: Sendable {
    private let done = Atomic(0)
    private let label: String
    private let steps: Int?

    init(_ label: String, steps: Int?) {
        self.label = label
        self.steps = steps
    }

    /// Notes that one more step is done.
    func advance() {
        done.add(1, ordering: .relaxed)
    }

    /// The bar as it stands, or how long it has taken where nobody knows how long it will.
    func line(after time: Duration) -> String {
        guard let steps, steps > 0 else { return "\(label) … \(time.components.seconds) s" }
        let share = min(Double(done.load(ordering: .relaxed)) / Double(steps), 1)
        return "\(label) \(share.bar(of: 24)) \(Int(share * 100)) %"
    }
}

/// Does a piece of work, with a bar on standard error if it takes longer than a moment and somebody watches.
///
/// - Parameters:
///   - label: what is being done.
///   - steps: how many steps it has, each of which it notes with `advance()`; nil: nobody knows.
///   - delay: how long nothing is shown.
func withProgress<Outcome>(
    _ label: String,
    steps: Int? = nil,
    in terminal: Terminal,
    after delay: Duration = .seconds(1),
    _ work: (Progress) async throws -> Outcome
) async rethrows -> Outcome {
    let progress = Progress(label, steps: steps)
    guard terminal.showsProgress else { return try await work(progress) }
    let start = ContinuousClock.now
    let drawing = Task {
        // Time is all that a bar is about: it comes late, and is drawn anew now and then until it is cancelled.
        guard (try? await Task.sleep(for: delay)) != nil else { return }
        repeat {
            terminal.writeError("\r\u{1B}[K" + progress.line(after: ContinuousClock.now - start))
        } while (try? await Task.sleep(for: .milliseconds(200))) != nil
        terminal.writeError("\r\u{1B}[K")
    }
    func end() async {
        drawing.cancel()
        await drawing.value
    }
    do {
        let outcome = try await work(progress)
        await end()
        return outcome
    } catch {
        await end()
        throw error
    }
}
