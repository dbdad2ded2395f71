public import JackdawCore
internal import NIOCore

extension WebSocketClient {
    /// Sends a text message.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - fragments: into how many frames the message is cut, as evenly as can be.
    ///   - compress: whether it is compressed, where compression was agreed on.
    public func send(text: String, fragments: Int = 1, compress: Bool = true) async throws {
        try await send(.message(opcode: 1, Array(text.utf8), fragments: max(1, fragments), compress: compress))
    }

    /// Sends a binary message.
    public func send(binary octets: [UInt8], fragments: Int = 1, compress: Bool = true) async throws {
        try await send(.message(opcode: 2, octets, fragments: max(1, fragments), compress: compress))
    }

    /// Sends a JSON value as a text message.
    public func send(json value: JSONValue) async throws {
        var writer = JSONWriter()
        writer.write(value)
        try await send(.message(opcode: 1, writer.bytes, fragments: 1, compress: true))
    }

    /// Sends one frame, whatever it is.
    public func send(frame: WebSocketClientFrame) async throws {
        try await send(.raw(frame.encoded()))
    }

    /// Sends octets that need not be frames.
    public func send(raw octets: [UInt8]) async throws {
        try await send(.raw(octets))
    }

    /// Sends a ping.
    public func ping(_ payload: [UInt8] = []) async throws {
        try await send(frame: .ping(payload))
    }

    private func send(_ command: WebSocketClientHandler.Command) async throws {
        try await channel.writeAndFlush(command).get()
    }
}
