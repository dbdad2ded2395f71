import JackdawCore

extension ProtocolError {
    /// Only text frames carry messages.
    package static var binaryFrame: Self {
        Self(.binaryFrame, "a message is JSON in a text frame; this one was binary")
    }

    /// What is said cannot be stored at the moment.
    package static var notStored: Self {
        Self(
            .notStored,
            "the server cannot store messages at the moment: nothing is lost, and it acknowledges them as soon as it can"
        )
    }

    /// A voice message came and nothing is there to understand it.
    package static func voiceUnavailable(about: String?) -> Self {
        Self(
            .voiceUnavailable,
            "this bot cannot understand voice messages: configure a speech recogniser with bot.use(recognizer:)",
            about: about
        )
    }

    /// A reply is to be read aloud and nothing is there to do it.
    package static func speechUnavailable(about: String?) -> Self {
        Self(.speechUnavailable, "this bot cannot speak: configure a voice with bot.use(voice:)", about: about)
    }

    /// A file or a recording is larger than allowed.
    package static func tooLarge(_ what: String, limit: String, about: String?) -> Self {
        Self(.tooLarge, "\(what) is larger than the \(limit) allowed", about: about)
    }

    init(_ error: JSONParseError) {
        let code: Code =
            switch error.reason {
            case .tooDeep: .tooDeep
            case .loneSurrogate: .loneSurrogate
            default: .notJSON
            }
        self.init(code, error.description)
    }
}
