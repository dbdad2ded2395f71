import NIOCore
import NIOPosix
import Synchronization

/// A TCP client that sends and sees octets as they are, for peers that break the rules.
final class RawClient: Sendable {
    struct TimedOut: Error, CustomStringConvertible {
        let received: [UInt8]
        let isAtEnd: Bool
        var description: String {
            "nothing more came; so far \(received.count) octets, end: \(isAtEnd): \(String(decoding: received.prefix(200), as: UTF8.self))"
        }
    }

    private struct State {
        var received: [UInt8] = []
        var isAtEnd = false
        var isClosed = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let channel: any Channel
    private let box: Box

    private final class Box: Sendable {
        let state = Mutex(State())

        func update(_ change: (inout State) -> Void) {
            let waiter = state.withLock { state in
                change(&state)
                return state.waiter.take()
            }
            waiter?.resume()
        }
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let box: Box

        init(box: Box) { self.box = box }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            box.update { $0.received += Array(buffer.readableBytesView) }
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed = event { box.update { $0.isAtEnd = true } }
        }

        func channelInactive(context: ChannelHandlerContext) {
            box.update {
                $0.isAtEnd = true
                $0.isClosed = true
            }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }

    private init(channel: any Channel, box: Box) {
        self.channel = channel
        self.box = box
    }

    static func connect(port: Int, reads: Bool = true, receiveBuffer: Int? = nil) async throws -> RawClient {
        let box = Box()
        var bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: reads)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(box: box))
                }
            }
        if let receiveBuffer {
            bootstrap = bootstrap.channelOption(.socketOption(.so_rcvbuf), value: receiveBuffer)
        }
        let channel = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
        return RawClient(channel: channel, box: box)
    }

    // MARK: Sending

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get()
    }

    func send(_ text: String) async throws {
        try await send(Array(text.utf8))
    }

    func sendEnd() async throws {
        try await channel.close(mode: .output).get()
    }

    func startReading() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    func close() {
        channel.close(promise: nil)
    }

    // MARK: Receiving

    /// Waits until `take` finds what it wants in what has been received, and may remove it.
    func take<Value>(
        within limit: Duration = .seconds(10),
        _ take: (inout [UInt8], _ isAtEnd: Bool) throws -> Value?
    ) async throws -> Value {
        let deadline = ContinuousClock.now + limit
        while true {
            let found = try box.state.withLock { try take(&$0.received, $0.isAtEnd) }
            if let found { return found }
            guard ContinuousClock.now < deadline else {
                throw box.state.withLock { TimedOut(received: $0.received, isAtEnd: $0.isAtEnd) }
            }
            let count = box.state.withLock { ($0.received.count, $0.isAtEnd) }
            let timer = channel.eventLoop.scheduleTask(in: .milliseconds(200)) { [box] in box.update { _ in } }
            await withCheckedContinuation { continuation in
                let hasChanged = box.state.withLock { state in
                    if (state.received.count, state.isAtEnd) != count { return true }
                    state.waiter = continuation
                    return false
                }
                if hasChanged { continuation.resume() }
            }
            timer.cancel()
        }
    }

    /// An HTTP response's head, up to and with the empty line.
    func readHead() async throws -> String {
        try await take { received, _ in
            let text = String(decoding: received, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { return nil }
            received.removeFirst(text[..<end.upperBound].utf8.count)
            return String(text[..<end.upperBound])
        }
    }

    func read(_ count: Int) async throws -> [UInt8] {
        try await take { received, _ in
            guard received.count >= count else { return nil }
            defer { received.removeFirst(count) }
            return Array(received.prefix(count))
        }
    }

    /// Everything up to the end of the stream, which has to come.
    func readToEnd(within limit: Duration = .seconds(10)) async throws -> [UInt8] {
        try await take(within: limit) { received, isAtEnd in isAtEnd ? received : nil }
    }

    /// One unmasked frame: its first octet and its payload.
    func readFrame() async throws -> Frame {
        try await take { received, _ in
            guard received.count >= 2 else { return nil }
            var length = Int(received[1])
            var start = 2
            if length == 126 {
                guard received.count >= 4 else { return nil }
                length = Int(received[2]) << 8 | Int(received[3])
                start = 4
            } else if length == 127 {
                guard received.count >= 10 else { return nil }
                length = received[2..<10].reduce(0) { $0 << 8 | Int($1) }
                start = 10
            }
            guard received.count >= start + length else { return nil }
            let frame = Frame(first: received[0], payload: Array(received[start..<(start + length)]))
            received.removeFirst(start + length)
            return frame
        }
    }

    /// Frames up to a close frame, which has to come; its code.
    func readCloseCode() async throws -> Int? {
        while true {
            let frame = try await readFrame()
            if frame.first == 0x88 {
                return frame.payload.count >= 2 ? Int(frame.payload[0]) << 8 | Int(frame.payload[1]) : nil
            }
        }
    }
}

/// A frame as seen by a client, or to be sent by one.
struct Frame: Equatable {
    var first: UInt8
    var payload: [UInt8]

    var text: String { String(decoding: payload, as: UTF8.self) }

    /// The octets of a client's frame, masked.
    static func masked(_ first: UInt8, _ payload: [UInt8] = [], key: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]) -> [UInt8] {
        var bytes = [first]
        switch payload.count {
        case ...125: bytes.append(0x80 | UInt8(payload.count))
        case ...65535:
            bytes += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
        default:
            bytes.append(0x80 | 127)
            bytes += stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: payload.count >> $0) }
        }
        bytes += key
        bytes += payload.enumerated().map { $1 ^ key[$0 & 3] }
        return bytes
    }

    static func text(_ text: String) -> [UInt8] { masked(0x81, Array(text.utf8)) }

    static func close(_ code: Int) -> [UInt8] { masked(0x88, [UInt8(code >> 8), UInt8(code & 255)]) }
}

extension String {
    /// The range of `part`, without Foundation.
    fileprivate func range(of part: String) -> Range<String.Index>? {
        let (whole, wanted) = (Array(utf8), Array(part.utf8))
        guard whole.count >= wanted.count else { return nil }
        for start in 0...(whole.count - wanted.count) where whole[start..<(start + wanted.count)].elementsEqual(wanted)
        {
            let lower = utf8.index(startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: wanted.count)
        }
        return nil
    }
}
