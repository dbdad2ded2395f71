extension JackdawConfiguration {
    /// Where uploaded and sent files are kept.
    public struct Files: Sendable, Equatable {
        /// The directory that files are written to; nil: one of the server's own in the system's temporary directory,
        /// removed when the server stops.
        public var directory: String?

        /// Makes the default options.
        public init() {}
    }
}
