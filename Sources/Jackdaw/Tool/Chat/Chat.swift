internal import JackdawCore

/// One conversation with the bot, in a terminal.
struct Chat {
    let bot: Bot
    let terminal: Terminal

    /// Holds the conversation until there is no more input, or `/quit` is said.
    func run() async throws {
        let observer = ChatObserver(bot.conversations.definition)
        bot.conversations.configure { $0.observers.append(observer) }
        try await bot.learn(in: terminal)

        let (events, feed) = AsyncStream.makeStream(of: ChatEvent.self)
        let screen = ChatScreen(terminal: terminal)
        let printing = Task { for await event in events { await screen.show(event) } }
        let session = try bot.conversations.open().session
        let attachment = session.attach(after: nil) { feed.yield(.output($0)) }
        let desk = ChatDesk(bot: bot, session: session, screen: screen, observer: observer, terminal: terminal)
        if terminal.isInteractive { feed.yield(.lines([greeting])) }

        await settle(session, feed)
        while let line = await terminal.readLine() {
            feed.yield(.entered)
            let input = ChatInput(line)
            if input == .quit { break }
            for answer in await desk.take(input) { feed.yield(.lines([answer])) }
            await settle(session, feed)
        }
        feed.yield(.ended)
        attachment.detach()
        feed.finish()
        await printing.value
        await bot.conversations.shutdown(within: .seconds(1))
    }

    private var greeting: String {
        terminal.styled("\(bot.name): /help lists what can be done besides talking, Ctrl-D ends it", .faint)
    }

    /// Lets the bot answer.
    ///
    /// A person may type meanwhile, and say `/reset` to a bot that takes too long; a program waits its turn.
    private func settle(_ session: Session, _ feed: AsyncStream<ChatEvent>.Continuation) async {
        if terminal.isInteractive {
            session.whenIdle { feed.yield(.prompt) }
            return
        }
        await session.whenIdle()
        await withCheckedContinuation { feed.yield(.shown($0)) }
    }
}
