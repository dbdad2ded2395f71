import DequeModule
import NIOCore

/// The frames that wait to be given to the socket, as few and as large pieces of memory as they go into.
struct SendQueue {
    /// From here on a payload is handed on as it is: copying it behind its header would cost more than one more piece.
    private static let copyLimit = 8192
    /// From here on a piece is full.
    private static let pieceSize = 32768

    private let loop: LoopContext
    private var chunks = Deque<ByteBuffer>()
    private var current = ByteBuffer()
    private var closedOctets = 0
    /// All payloads that were ever added; what of it is not waiting any more, the socket has taken.
    private(set) var acceptedOctets = 0

    init(loop: LoopContext) {
        self.loop = loop
    }

    /// What waits, headers included.
    var octets: Int { closedOctets + current.readableBytes }
    var isEmpty: Bool { octets == 0 }

    mutating func append(_ opcode: Opcode, isCompressed: Bool = false, payload: ByteBuffer) {
        prepare()
        let count = payload.readableBytes
        FrameWriter.writeHeader(opcode, isCompressed: isCompressed, payloadLength: count, into: &current)
        if !opcode.isControl { acceptedOctets += count }
        if count >= Self.copyLimit {
            closeCurrent()
            chunks.append(payload)
            closedOctets += count
        } else {
            current.writeImmutableBuffer(payload)
            if current.readableBytes >= Self.pieceSize { closeCurrent() }
        }
    }

    mutating func appendClose(_ code: WebSocketCloseCode, reason: String) {
        prepare()
        FrameWriter.writeClose(code, reason: reason, into: &current)
    }

    /// Takes the next piece out.
    mutating func popFirst() -> ByteBuffer? {
        if let chunk = chunks.popFirst() {
            closedOctets -= chunk.readableBytes
            return chunk
        }
        guard current.readableBytes > 0 else { return nil }
        defer { current = ByteBuffer() }
        return current
    }

    mutating func removeAll() {
        chunks = []
        closedOctets = 0
        current = ByteBuffer()
    }

    private mutating func prepare() {
        if current.capacity == 0 { current = loop.takeBuffer() }
    }

    private mutating func closeCurrent() {
        closedOctets += current.readableBytes
        chunks.append(current)
        current = ByteBuffer()
    }
}
