import NIOCore

/// Whether a peer takes what it is sent, judged by what was written and what of it still waits.
struct AnswerProgress {
    /// The bodies written so far, in octets.
    private var written = 0
    private var taken = Int.min
    private var since: NIODeadline?

    mutating func note(written count: Int) {
        written += count
    }

    /// Since when the peer has taken nothing of what waits for it; nil where nothing waits.
    mutating func waitingSince(_ now: NIODeadline, waiting: Int) -> NIODeadline? {
        guard waiting > 0 else {
            since = nil
            return nil
        }
        // Heads and framing wait as well without having been counted, so only what grows is progress.
        let takenNow = written - waiting
        if since == nil || takenNow > taken {
            since = now
            taken = takenNow
        }
        return since
    }
}
