internal import JackdawCore
internal import Understanding

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension WebSocketPlatform {
    /// Settles the configuration: what is read, and then what code has to say.
    ///
    /// ``JackdawCore/Bot/run(arguments:)`` does this; a platform that is mounted in another application does it when it
    /// is first asked for something, with the environment alone. Once settled, a configuration stays.
    ///
    /// - Parameters:
    ///   - options: what was said on the command line.
    ///   - environment: the environment variables, by default this process's.
    /// - Returns: the configuration that holds.
    /// - Throws: ``ConfigurationError`` with every problem.
    @discardableResult
    public func configure(
        options: BotOptions? = nil,
        environment: [String: String]? = nil
    ) throws(ConfigurationError) -> JackdawConfiguration {
        if serving.isConfigured { return configuration }
        return try configure(with: .load(options: options, environment: environment))
    }

    /// Settles the configuration on what a program has read itself; what code asked for still has the last word.
    ///
    /// - Throws: ``ConfigurationError`` when the result is out of range.
    @discardableResult
    public func configure(with read: JackdawConfiguration) throws(ConfigurationError) -> JackdawConfiguration {
        if serving.isConfigured { return configuration }
        var configuration = read
        let code = serving.codeChanges
        code.changes(&configuration)
        if !code.useUI { configuration.ui = false }
        try configuration.validate()
        while configuration.path.count > 1, configuration.path.hasSuffix("/") { configuration.path.removeLast() }
        try useStore(configuration.store)
        serving.isConfigured = true
        use(
            configuration,
            libraries: libraries(configuration),
            development: configuration.development.map { DevelopmentMode($0, conversations, logger: logger) }
        )
        apply(configuration.limits)
        keepModel(in: configuration.savedModel)
        return configuration
    }

    /// Looks for the page's browser libraries; a server without a page needs none.
    private func libraries(_ configuration: JackdawConfiguration) -> WebLibraries {
        guard configuration.ui else { return .none }
        let folders = LibraryFolders.all(
            configured: configuration.libraries.directory,
            environment: ProcessInfo.processInfo.environment
        )
        return WebLibraries(LibraryLock(), folders: folders, configuration: configuration, logger: logger)
    }

    private func keepModel(in path: String?) {
        guard let path else { return }
        let logger = logger
        conversations.configure { settings in
            guard let trainer = settings.trainer as? LexicalTrainer else { return }
            settings.trainer = SavedModelTrainer(path: path, trainer: trainer, logger: logger)
        }
    }

    /// Hands the limits on conversations to the engine; what nobody configured stays as the bot's author has it.
    private func apply(_ limits: JackdawConfiguration.Limits) {
        let usual = JackdawConfiguration.Limits()
        conversations.configure { settings in
            if limits.pending != usual.pending { settings.limits.pending = limits.pending }
            if limits.sessions != usual.sessions { settings.limits.sessions = limits.sessions }
            if limits.sessionIdle != usual.sessionIdle { settings.limits.sessionIdle = limits.sessionIdle }
            if limits.history != usual.history { settings.limits.historyEntries = limits.history }
            if limits.bodyTime != usual.bodyTime { settings.bodyTimeLimit = limits.bodyTime }
        }
    }
}
