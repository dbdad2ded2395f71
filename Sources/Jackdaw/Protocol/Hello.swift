/// What the server tells a client of jackdaw.v1 first.
package struct Hello: Sendable, Hashable {
    /// A browser library that the server has, and where.
    package struct Library: Sendable, Hashable {
        package var name: String
        /// What it consists of, each with its address: `script`, `style`.
        package var parts: [String: String]

        package init(name: String, parts: [String: String]) {
            self.name = name
            self.parts = parts
        }
    }

    package var session: String
    /// Nil where the client has to show the secret it got before.
    package var secret: String?
    package var resumable: Bool
    /// Nil where the bot has no store, or the client has still to resume.
    package var generation: String?
    /// Whom the authenticator has recognised.
    package var user: AuthenticatedUser?
    package var botName: String
    /// Seconds between the server's pings; nil where it sends none.
    package var heartbeat: Double?
    package var messageLimit: Int
    package var frameLimit: Int
    package var uploadLimit: Int
    /// Seconds.
    package var voiceLimit: Double
    package var pendingLimit: Int
    package var messagesPerSecond: Int
    package var outgoingBuffer: Int
    /// Whether the bot understands voice messages.
    package var hasVoice: Bool
    /// Whether the bot reads its replies aloud.
    package var hasSpeech: Bool
    package var hasUploads: Bool
    package var filesPath: String
    package var conversationsPath: String
    package var libraries: [Library]
}
