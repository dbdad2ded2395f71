import NIOCore
import Synchronization
import WebSocketServer

@testable import Jackdaw

/// Keeps what is sent to a client until a test asks for it.
final class TestLink: ClientLink {
    private struct State {
        var closed: WebSocketCloseCode?
        var firstIsPlain: Bool?
    }

    private let state = Mutex(State())
    private let frames: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation
    private let iterator: Mailbox

    init() {
        (frames, continuation) = AsyncStream.makeStream()
        iterator = Mailbox(frames)
    }

    func send(_ frame: ByteBuffer, compress: Bool) {
        state.withLock { state in
            if state.firstIsPlain == nil { state.firstIsPlain = !compress }
        }
        continuation.yield(String(buffer: frame))
    }

    func deliver(_ frame: ByteBuffer) async throws {
        // A client that takes its time: others get the chance to come in between.
        for _ in 0..<3 { await Task.yield() }
        send(frame, compress: true)
    }

    func close(_ code: WebSocketCloseCode, reason: String) async {
        state.withLock { $0.closed = code }
        finish()
    }

    func finish() { continuation.finish() }

    var isShuttingDown: Bool { false }
    var closed: WebSocketCloseCode? { state.withLock { $0.closed } }
    var wasFirstFramePlain: Bool { state.withLock { $0.firstIsPlain ?? false } }

    func next() async -> String? { await iterator.next() }

    /// Holds the one iterator of a stream.
    private actor Mailbox {
        private let stream: AsyncStream<String>

        init(_ stream: AsyncStream<String>) {
            self.stream = stream
        }

        func next() async -> String? {
            for await text in stream { return text }
            return nil
        }
    }
}
