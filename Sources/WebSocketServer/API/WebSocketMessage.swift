public import NIOCore

/// One whole message, received or to be sent.
public struct WebSocketMessage: Sendable, Hashable {
    /// What the octets are.
    public enum Kind: Sendable, Hashable {
        /// UTF-8; a received message has been checked to be.
        case text
        /// Anything.
        case binary
    }

    /// What the octets are.
    public var kind: Kind
    /// The octets.
    public var payload: ByteBuffer

    /// Makes a message of octets that are there already.
    ///
    /// - Parameters:
    ///   - kind: for `.text` the octets have to be UTF-8; peers close a connection over anything else.
    ///   - payload: the octets.
    public init(kind: Kind, payload: ByteBuffer) {
        self.kind = kind
        self.payload = payload
    }

    /// The payload as text.
    public var text: String { String(buffer: payload) }

    /// A text message.
    public static func text(_ text: String) -> WebSocketMessage {
        WebSocketMessage(kind: .text, payload: ByteBuffer(string: text))
    }

    /// A text message of UTF-8 that is there already.
    public static func text(_ utf8: [UInt8]) -> WebSocketMessage {
        WebSocketMessage(kind: .text, payload: ByteBuffer(bytes: utf8))
    }

    /// A text message of UTF-8 that is there already.
    public static func text(_ utf8: ByteBuffer) -> WebSocketMessage {
        WebSocketMessage(kind: .text, payload: utf8)
    }

    /// A binary message.
    public static func binary(_ bytes: [UInt8]) -> WebSocketMessage {
        WebSocketMessage(kind: .binary, payload: ByteBuffer(bytes: bytes))
    }

    /// A binary message.
    public static func binary(_ bytes: ByteBuffer) -> WebSocketMessage {
        WebSocketMessage(kind: .binary, payload: bytes)
    }
}
