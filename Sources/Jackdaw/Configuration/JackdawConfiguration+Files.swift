extension JackdawConfiguration {
    /// Where uploaded and sent files are kept.
    public struct Files: Sendable, Equatable {
        /// The directory that files are written to; nil: one of the server's own in the system's temporary directory,
        /// removed when the server stops.
        public var directory: String?

        /// How long a file is kept, whether a user or the bot sent it; nil: as long as its session.
        public var lifetime: Duration?

        /// Makes the default options.
        public init() {}
    }
}
