internal import JackdawCore

extension RecordedConversation {
    /// What a session's history amounts to.
    init(_ history: [HistoryEntry]) {
        items = history.compactMap { entry in
            switch entry.frame.kind {
            case .user(let message): Item(message, transcript: entry.transcript)
            case .reply(let content): Item(content)
            case .restarted: .restarted
            case .streamBegan, .streamDelta, .streamEnded, .chosen, .transcript: nil
            }
        }
    }
}

extension RecordedConversation.Item {
    fileprivate init(_ message: UserMessage, transcript: String?) {
        switch message.content {
        case _ where message.chosen != nil: self = .choose(message.text)
        case .text(let text): self = .user(text)
        case .json(let object): self = .user(message.text.isEmpty ? JSONValue.object(object).description : message.text)
        case .file(let file): self = .file(file.name)
        case .voice(let file, let heard): self = (transcript ?? heard).map { .user($0) } ?? .file(file.name)
        }
    }

    fileprivate init(_ content: ReplyContent) {
        self =
            switch content {
            case .text(let text), .markdown(let text), .html(let text): .bot(text)
            case .options(let options): .options(options.options.map(\.label))
            default: .kind(ReplyKind(content))
            }
    }
}
