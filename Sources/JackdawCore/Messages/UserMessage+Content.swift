extension UserMessage {
    /// What intents are matched on: the text, the `message` of an object, the transcript of a voice message, else nothing.
    public var text: String {
        switch content {
        case .text(let text): text
        case .json(let object):
            if case .string(let text)? = object["message"] { text } else { "" }
        case .file: ""
        case .voice(_, let transcript): transcript ?? ""
        }
    }

    /// The file or voice recording that was sent.
    public var file: File? {
        switch content {
        case .file(let file), .voice(let file, _): file
        case .text, .json: nil
        }
    }

    /// The object that was sent.
    public var json: JSONObject? {
        if case .json(let object) = content { object } else { nil }
    }

    /// Whether another bot said it.
    public var isFromBot: Bool {
        if case .bot = author { true } else { false }
    }
}
