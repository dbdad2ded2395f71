import FuzzSupport
import NIOCore
import PermessageDeflate

@testable import WebSocketServer

/// What reading a stream led to, comparable.
private struct Outcome: Equatable {
    enum Event: Equatable {
        case message(WebSocketMessage.Kind, [UInt8], arrived: Int)
        case ping([UInt8])
        case pong
        case close(UInt16, String)
    }

    var events: [Event] = []
    var violation: ProtocolViolation?
}

/// The input's octets: compression and limits, three sizes of pieces, then the stream.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    var input = Input(data, size)
    let mode = input.octet()
    let limits = MessageAssembler.Limits(
        frameSize: mode & 0x10 == 0 ? 300 : 70_000,
        messageSize: mode & 0x20 == 0 ? 400 : 80_000,
        inflatedSize: mode & 0x40 == 0 ? 500 : 100_000,
        fragments: 4
    )
    let cuts = Cuts(input.octets(3))
    let octets = input.rest()
    let whole = read([ByteBuffer(bytes: octets)], limits: limits, inflation: inflation(mode))
    let cut = read(cuts.pieces(of: octets), limits: limits, inflation: inflation(mode))
    require(whole == cut, "where a stream is cut changes what is read:\n\(whole)\n\(cut)")
    return 0
}

private func inflation(_ mode: UInt8) -> Inflation? {
    switch mode & 3 {
    case 0: nil
    case 1: .own(Inflater(windowBits: Int(mode >> 2 & 3) + 9))
    case 2: .own(Inflater(keepsContext: false))
    default: .pooled(InflaterPool())
    }
}

private func read(_ pieces: [ByteBuffer], limits: MessageAssembler.Limits, inflation: Inflation?) -> Outcome {
    var reader = FrameReader(limits: limits, inflation: inflation)
    var outcome = Outcome()
    do throws(ProtocolViolation) {
        for piece in pieces {
            reader.feed(piece)
            while let event = try reader.next() {
                outcome.events.append(checked(event, limits: limits, isCompressing: inflation != nil))
                // What follows a close frame is not read; who reads has to see to that.
                if case .close = event { return outcome }
            }
        }
    } catch {
        require(error.code.isAllowedOnWire, "the code \(error.code) of a violation cannot be sent")
        outcome.violation = error
        reader.discard()
    }
    return outcome
}

private func checked(
    _ event: FrameReader.Event,
    limits: MessageAssembler.Limits,
    isCompressing: Bool
) -> Outcome.Event {
    switch event {
    case .message(let message, let arrived):
        let payload = Array(message.payload.readableBytesView)
        let largest = isCompressing ? max(limits.messageSize, limits.inflatedSize) : limits.messageSize
        require(payload.count <= largest, "a message of \(payload.count) octets")
        require(
            arrived <= limits.allowed(limits.messageSize, isCompressed: isCompressing),
            "a message came in \(arrived) octets"
        )
        if message.kind == .text {
            require(String(validating: payload, as: UTF8.self) != nil, "a text message is not UTF-8")
        }
        return .message(message.kind, payload, arrived: arrived)
    case .ping(let payload):
        require(payload.readableBytes <= 125, "a ping of \(payload.readableBytes) octets")
        return .ping(Array(payload.readableBytesView))
    case .pong:
        return .pong
    case .close(let reason):
        require(reason.reason.utf8.count <= 123, "a close reason of \(reason.reason.utf8.count) octets")
        return .close(reason.code.rawValue, reason.reason)
    }
}
