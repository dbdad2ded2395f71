internal import JackdawCore

/// Does what is asked for in a chat.
struct ChatDesk {
    let bot: Bot
    let session: Session
    let screen: ChatScreen
    let observer: ChatObserver
    let terminal: Terminal

    /// Does what was asked for.
    ///
    /// - Returns: what there is to say about it; the bot's answer comes by itself.
    func take(_ input: ChatInput) async -> [String] {
        do {
            switch input {
            case .text(let text): try await say(text)
            case .state: return state
            case .variables: return variables
            case .why: return try await why()
            case .event(let name, let payload): try await bot.send(event(name, payload), to: session.id)
            case .send(let path): try await send(path)
            case .save(let number, let path): return [try await save(number, path)]
            case .reset: _ = try await session.accept(.reset())
            case .history: return session.history.flatMap { ReplyText(terminal: terminal).lines(of: $0) }
            case .record(let path): return [try record(path)]
            case .help: return [ChatInput.commandList]
            case .mistake(let what): return [problem(what)]
            case .quit: break
            }
            return []
        } catch {
            return [problem("\(error)")]
        }
    }

    private func problem(_ what: String) -> String { terminal.styled(what, .yellow) }

    private func say(_ text: String) async throws {
        if text.allSatisfy(\.isWhitespace) { return }
        if let (reply, option) = await screen.option(numbered: text) {
            await screen.forgetOptions(chosen: option, of: reply)
            let choice = UserMessage.Choice(replyID: reply, value: option.value)
            _ = try await session.accept(.message(.text(option.label), chosen: choice))
            return
        }
        await screen.forgetOptions()
        _ = try await session.accept(.message(.text(text)))
    }

    private func send(_ path: String) async throws {
        let file: File
        do { file = try File(path: path) } catch {
            throw ToolError("\(path) cannot be read: give the path of a file that exists")
        }
        _ = try await session.accept(.message(.file(file)))
    }

    private func event(_ name: String, _ payload: String?) throws -> OutsideEvent {
        guard let payload else { return OutsideEvent(name) }
        do {
            return OutsideEvent(name, try JSONParser.parse(payload))
        } catch {
            throw ToolError("what is known about the event is to be JSON, as {\"amount\": 12}: \(error)")
        }
    }

    private func save(_ number: Int, _ path: String?) async throws -> String {
        guard let file = await screen.file(numbered: number) else {
            throw ToolError("the bot has sent no file of the number \(number)")
        }
        let path = path ?? FileName.sanitized(file.name)
        try TextFile.write(file.data, to: path, replacing: false)
        return "kept as \(path)"
    }

    private func record(_ path: String) throws -> String {
        let writer = ConversationScriptWriter(bot: bot.name, title: ConversationScriptWriter.usualTitle)
        let text = writer.write(session.history, asides: observer.asides)
        try TextFile.write(.init(text.utf8), to: path, replacing: false)
        return "the conversation is in \(path)"
    }

    // MARK: What the bot knows

    private var state: [String] {
        let definition = bot.conversations.definition
        let name = session.state
        let location = definition.states[name].map { " (\($0.location))" } ?? ""
        let ways = definition.transitionIDs.compactMap { id -> String? in
            guard id.state ?? name == name, let (_, label, target) = definition.declaration(of: id) else { return nil }
            return "  \(label ?? "on its own") → \(target ?? "back")\(id.state == nil ? ", everywhere" : "")"
        }
        return [terminal.styled(name, .bold) + location] + (ways.isEmpty ? ["  nothing leads on"] : ways)
    }

    private var variables: [String] {
        let lines = session.keptInMind.map { kept in
            "\(kept.name) = \(kept.value?.description ?? "?")\(kept.kind == .parameter ? "  (parameter)" : "")"
        }
        return lines.isEmpty ? ["the bot has no variables, and no parameter is filled"] : lines
    }

    private func why() async throws -> [String] {
        guard let heard = observer.heard else { return ["nothing was said yet"] }
        let text = heard.message.text
        guard !text.isEmpty else { return ["the last message has no words"] + heard.steps.map { "  \($0)" } }
        let reading = try await IntentReading(
            of: text,
            in: heard.state,
            by: bot,
            (heard.classification, heard.match)
        )
        return reading.lines(in: terminal) + ["then:"] + heard.steps.map { "  \($0)" }
    }
}
