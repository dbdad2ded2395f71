/// A whole message from the server, put together and decompressed.
public enum WebSocketClientMessage: Sendable, Equatable {
    /// A text message.
    case text(String)

    /// A binary message.
    case binary([UInt8])
}
