public import NIOCore

extension WebSocketPlatform {
    /// Lets bodies speak to bots whose addresses begin with `wss://`.
    ///
    /// Jackdaw itself brings no TLS along, because it takes minutes to build. With swift-nio-ssl:
    ///
    /// ```swift
    /// let context = try NIOSSLContext(configuration: .makeClientConfiguration())
    /// chat.encryptLinks { host in try NIOSSLClientHandler(context: context, serverHostname: host) }
    /// ```
    ///
    /// - Parameter makeHandler: makes what encrypts a connection; it gets the name of the host, as the address has it.
    public func encryptLinks(_ makeHandler: @escaping @Sendable (_ host: String) throws -> any ChannelHandler) {
        serving.linkTLS = makeHandler
    }
}
