extension JackdawConfiguration {
    /// What `--dev` asks for: the page from the disk, and a look inside the bot.
    ///
    /// No key of the configuration leads here, so that a bot in production shows nothing of itself by a file or a
    /// variable that was left behind.
    package struct Development: Sendable, Equatable {
        /// The folder that the page is served from; nil: the one of the source tree.
        package var assets: String?

        package init(assets: String? = nil) {
            self.assets = assets
        }
    }

    /// What speaks against `--dev` with the rest of the configuration.
    var developmentProblems: [String] {
        guard let development else { return [] }
        var problems: [String] = []
        if !Loopback.isLoopback(host) {
            problems.append(
                "--dev shows what goes on inside the bot, and so listens for this machine alone: host must be "
                    + "127.0.0.1, ::1 or localhost, not \(host)"
            )
        }
        if let assets = development.assets, DevelopmentFolder(assets) == nil {
            problems.append("--dev-assets: there is no page in \(assets); name a folder with a copy of Resources/ui")
        }
        return problems
    }
}
