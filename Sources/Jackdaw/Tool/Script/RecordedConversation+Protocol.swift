internal import JackdawCore

extension RecordedConversation {
    /// What a `history` frame of jackdaw.v1 amounts to, or an array of frames as a client got them.
    ///
    /// - Throws: ``ToolError`` for anything else.
    init(frames json: JSONValue) throws(ToolError) {
        guard let frames = json.arrayValue ?? json["entries"]?.arrayValue else {
            throw ToolError("this is no conversation: expected a history frame of jackdaw.v1, or an array of frames")
        }
        // A client that kept all frames has the history among them, and what came live after it.
        let latest = frames.last { $0["type"]?.stringValue == "history" }?["entries"]?.arrayValue ?? []
        let start = frames.lastIndex { $0["type"]?.stringValue == "history" }.map { $0 + 1 } ?? 0
        var reading = FrameReading()
        for frame in latest + frames[start...] { try reading.read(frame) }
        items = reading.items
    }
}

/// Frames of jackdaw.v1 on their way to a script.
private struct FrameReading {
    private(set) var items: [RecordedConversation.Item] = []
    /// Where the text of each stream stands.
    private var streams: [String: Int] = [:]

    mutating func read(_ frame: JSONValue) throws(ToolError) {
        switch frame["type"]?.stringValue {
        case "message": try message(frame)
        case "restarted": items.append(.reset)
        case "stream_begin":
            streams[frame["id"]?.stringValue ?? ""] = items.count
            items.append(.bot(""))
        case "stream_delta":
            guard let place = streams[frame["id"]?.stringValue ?? ""], case .bot(let text) = items[place] else {
                return
            }
            items[place] = .bot(text + (frame["delta"]?.stringValue ?? ""))
        case "transcript":
            // The voice message is the last of its kind that still lacks words.
            guard let place = items.lastIndex(where: { if case .file = $0 { true } else { false } }),
                let text = frame["text"]?.stringValue
            else { return }
            items[place] = .user(text)
        case nil: throw ToolError("there is an entry without a “type”: this is no conversation of jackdaw.v1")
        default: break
        }
    }

    private mutating func message(_ frame: JSONValue) throws(ToolError) {
        let content = frame["message"] ?? .null
        switch frame["action"]?.stringValue {
        case "user_message":
            let text = content.stringValue ?? content["message"]?.stringValue ?? content.description
            items.append(frame["chosen"] == nil ? .user(text) : .choose(text))
        case "user_file": items.append(.file(content["name"]?.stringValue ?? "file"))
        case "user_voice":
            items.append(
                frame["transcript"]?.stringValue.map { .user($0) } ?? .file(content["name"]?.stringValue ?? "voice")
            )
        case let action:
            guard let kind = ReplyKind(action: action ?? "") else {
                throw ToolError("there is a message with the action “\(action ?? "")”, which jackdaw.v1 does not have")
            }
            reply(kind, content, of: frame)
        }
    }

    private mutating func reply(_ kind: ReplyKind, _ content: JSONValue, of frame: JSONValue) {
        switch kind {
        case .text, .markdown, .html:
            if frame["open"]?.boolValue == true { streams[frame["id"]?.stringValue ?? ""] = items.count }
            items.append(.bot(content.stringValue ?? ""))
        case .options:
            items.append(.options((content["options"]?.arrayValue ?? []).compactMap { $0["label"]?.stringValue }))
        case .dataFrame, .plot, .file, .image, .audio, .location, .retrieval, .custom: items.append(.kind(kind))
        }
    }
}
