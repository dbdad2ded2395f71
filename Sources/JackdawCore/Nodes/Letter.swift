/// What a node asks the owner of a session for, or all other nodes.
struct Letter: Sendable, Codable {
    enum Content: Sendable, Codable {
        case message(UserMessage.Content, UserMessage.Author, UserMessage.Choice?)
        case variables(JSONObject)
        case reset
        case event(OutsideEvent)
        case reply(ReplyContent)
        case stopStream(String)
        /// The SHA-256 of the secret to resume with from now on.
        case secretHash(String)
        /// The session is over.
        case end
    }

    /// What nodes of this version write and read; one that is higher waits for a node of a newer version.
    static let format = 1

    /// nil where it was written before there was a number.
    private(set) var format: Int? = Self.format
    /// The client's id of a message, else a random one: the letter counts once, however often it was posted.
    var id: String
    var content: Content

    var isReset: Bool { if case .reset = content { true } else { false } }
    var isStop: Bool { if case .stopStream = content { true } else { false } }

    /// Whether it waits its turn; what makes room, or ends something, does not.
    var mayWait: Bool {
        switch content {
        case .reset, .stopStream, .end, .secretHash: false
        case .message, .variables, .event, .reply: true
        }
    }

    init(_ content: Content, id: String? = nil) {
        self.id = id ?? RandomToken.make(bits: 128)
        self.content = content
    }

    init(_ incoming: Incoming) {
        let content: Content =
            switch incoming {
            case .message(let content, let author, _, let chosen): .message(content, author, chosen)
            case .setVariables(let values, _): .variables(values)
            case .reset: .reset
            }
        self.init(content, id: incoming.clientID)
    }

    /// Reads a letter.
    ///
    /// - Throws: ``StoreError`` of the kind `newer` for one of a newer version; else what says why it cannot be read.
    init(_ stored: StoredLetter) throws {
        let json = try JSONParser.parse(stored.content, maximumDepth: SessionContent.maximumDepth)
        if let format = json["format"]?.integerValue, format > Self.format {
            throw StoreError(
                .newer,
                "a letter was left by a newer version; it waits until a process of that version has the session"
            )
        }
        self = try json.decode()
    }

    func text() throws -> String {
        var writer = JSONWriter(capacity: 256)
        writer.write(try JSONValue(encoding: self))
        return writer.text
    }
}
