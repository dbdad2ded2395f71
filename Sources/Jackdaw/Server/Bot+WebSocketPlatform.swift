public import JackdawCore

extension Bot {
    /// Lets people talk to the bot over a WebSocket, with the chat page that comes along or with one of your own.
    ///
    /// ```swift
    /// let websocket = bot.useWebSocketPlatform()
    /// try await bot.run()
    /// ```
    ///
    /// - Parameters:
    ///   - useUI: false serves no page, whatever the configuration says; true leaves it to the configuration
    ///     (`ui`, `--no-ui`), which serves it unless told otherwise.
    ///   - configure: changes the configuration; it runs after everything else has been read, and so has the last word
    ///     over the command line, the environment and the file.
    /// - Returns: the platform, for replies from outside of bodies, or to be mounted in an application of your own.
    @discardableResult
    public mutating func useWebSocketPlatform(
        useUI: Bool = true,
        configure: @escaping @Sendable (inout JackdawConfiguration) -> Void = { _ in }
    ) -> WebSocketPlatform {
        let platform = WebSocketPlatform(botName: name, conversations: conversations)
        platform.serving.codeChanges = (useUI, configure)
        add(platform)
        conversations.configure { settings in
            guard settings.dialer == nil else { return }
            settings.dialer = BotLinks(
                messageLimit: { [weak platform] in platform?.configuration.limits.message ?? 1 << 20 },
                makeTLS: { [weak platform] in platform?.serving.linkTLS }
            )
        }
        return platform
    }
}
