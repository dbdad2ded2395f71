internal import JackdawCore

extension RecordedConversation {
    /// Something that no history tells, and the number of the frame after which it happened.
    struct Aside: Sendable, Equatable {
        var frame: Int
        var item: Item
    }

    /// What a session's history amounts to.
    init(_ history: [HistoryEntry], asides: [Aside] = []) {
        var rest = asides[...]
        items = []
        for entry in history {
            while let aside = rest.first, aside.frame < entry.frame.sequence {
                items.append(aside.item)
                rest.removeFirst()
            }
            if let item = Item(entry) { items.append(item) }
        }
        items += rest.map(\.item)
    }
}

extension RecordedConversation.Item {
    fileprivate init?(_ entry: HistoryEntry) {
        switch entry.frame.kind {
        case .user(let message): self.init(message, transcript: entry.transcript)
        case .reply(let content): self.init(content)
        case .restarted: self = .reset
        case .streamBegan, .streamDelta, .streamEnded, .chosen, .transcript: return nil
        }
    }

    private init(_ message: UserMessage, transcript: String?) {
        switch message.content {
        case _ where message.chosen != nil: self = .choose(message.text)
        case .text(let text): self = .user(text)
        case .json(let object): self = .user(message.text.isEmpty ? JSONValue.object(object).description : message.text)
        case .file(let file): self = .file(file.name)
        case .voice(let file, let heard): self = (transcript ?? heard).map { .user($0) } ?? .file(file.name)
        }
    }

    private init(_ content: ReplyContent) {
        self =
            switch content {
            case .text(let text), .markdown(let text), .html(let text): .bot(text)
            case .options(let options): .options(options.options.map(\.label))
            default: .kind(ReplyKind(content))
            }
    }
}
