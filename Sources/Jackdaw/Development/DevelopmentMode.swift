internal import JackdawCore
internal import Logging

/// What `--dev` adds to a bot.
struct DevelopmentMode: Sendable {
    let page: DevelopmentPage
    let log: DevelopmentLog

    /// Begins to watch the bot's conversations, none of which may have begun.
    init(_ development: JackdawConfiguration.Development, _ conversations: Conversations, logger: Logger) {
        let folder = development.assets.map { DevelopmentFolder($0) } ?? DevelopmentFolder.ofSourceTree
        page = DevelopmentPage(folder: folder)
        let log = DevelopmentLog(clock: { [weak conversations] in conversations?.settings.clock ?? SystemClock() })
        self.log = log
        conversations.configure { $0.observers.append(log) }
        logger.notice("developing: the page shows what goes on inside the bot; leave out --dev where others use it")
        if folder == nil {
            logger.warning(
                """
                developing: the page is the one in the binary, since the sources it was built from are gone; name a \
                copy of Resources/ui with --dev-assets to change it
                """
            )
        }
    }
}
