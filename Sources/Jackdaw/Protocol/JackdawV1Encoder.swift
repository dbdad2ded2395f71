package import JackdawCore

/// Writes what the server says to clients of jackdaw.v1.
///
/// Pure but for the links, which find or make the address of a file in a message.
package struct JackdawV1Encoder: Sendable {
    /// The address of the file in the message with an id; the file is only made where it has none yet.
    package typealias Link = @Sendable (_ message: String, _ file: () -> File) -> FileLink
    /// The address of the whole table that the message with an id shows a part of, as CSV.
    package typealias TableLink = @Sendable (_ message: String, _ frame: DataFrame) -> String

    let link: Link
    /// Nil where tables are written whole, however long.
    let tableLink: TableLink?

    package init(link: @escaping Link, tableLink: TableLink? = nil) {
        self.link = link
        self.tableLink = tableLink
    }

    // MARK: Opening

    package func hello(_ hello: Hello) -> [UInt8] {
        object("hello") { writer in
            writer.field("protocol", Dialect.jackdawV1.rawValue)
            writer.field("session", hello.session)
            if let secret = hello.secret { writer.field("secret", secret) }
            writer.field("resumable", hello.resumable)
            if let generation = hello.generation { writer.field("generation", generation) }
            if let user = hello.user {
                writer.key("user")
                writer.object {
                    $0.field("id", user.id)
                    if let name = user.name { $0.field("name", name) }
                }
            }
            writer.key("bot")
            writer.object { $0.field("name", hello.botName) }
            writer.key("heartbeat")
            if let heartbeat = hello.heartbeat { writer.shortNumber(heartbeat) } else { writer.null() }
            writer.key("limits")
            writer.object {
                $0.field("message", hello.messageLimit)
                $0.field("frame", hello.frameLimit)
                $0.field("upload", hello.uploadLimit)
                $0.key("voice")
                $0.shortNumber(hello.voiceLimit)
                $0.field("pending", hello.pendingLimit)
                $0.field("messagesPerSecond", hello.messagesPerSecond)
                $0.field("outgoingBuffer", hello.outgoingBuffer)
            }
            writer.key("features")
            writer.object {
                $0.field("voice", hello.hasVoice)
                $0.field("speech", hello.hasSpeech)
                $0.field("uploads", hello.hasUploads)
                $0.field("conversations", hello.user != nil)
            }
            writer.key("paths")
            writer.object {
                $0.field("files", hello.filesPath)
                if hello.user != nil { $0.field("conversations", hello.conversationsPath) }
            }
            writer.key("libraries")
            writer.object {
                for library in hello.libraries {
                    $0.key(library.name)
                    $0.object { inner in
                        for (part, address) in library.parts.sorted(by: { $0.key < $1.key }) {
                            inner.field(part, address)
                        }
                    }
                }
            }
        }
    }

    package func resumed(session: String, generation: String?, sequence: Int, typing: Bool) -> [UInt8] {
        object("resumed") {
            $0.field("session", session)
            if let generation { $0.field("generation", generation) }
            $0.field("seq", sequence)
            $0.field("typing", typing)
        }
    }

    // MARK: Answers

    package func acknowledgement(of clientID: String, sequence: Int?) -> [UInt8] {
        object("ack") {
            $0.field("id", clientID)
            $0.key("seq")
            if let sequence { $0.integer(sequence) } else { $0.null() }
        }
    }

    package func error(_ error: ProtocolError) -> [UInt8] {
        object("error") {
            $0.field("code", error.code.rawValue)
            $0.field("message", error.message)
            if let about = error.about { $0.field("about", about) }
        }
    }

    /// Some rows of a table, to the connection that asked for them.
    package func rows(_ page: TablePage) -> [UInt8] {
        object("rows") {
            $0.field("about", page.query.reply)
            $0.field("from", page.query.from)
            $0.field("count", page.total)
            if let sort = page.query.sort {
                $0.key("sort")
                $0.object {
                    $0.field("column", sort.column)
                    $0.field("descending", sort.descending)
                }
            }
            if let filter = page.query.filter { $0.field("filter", filter) }
            $0.key("columns")
            $0.beginArray()
            for column in page.columns { $0.values(column) }
            $0.endArray()
        }
    }

    /// Where a reply can be heard, to the connection that asked for it.
    package func speech(of reply: String, _ link: FileLink) -> [UInt8] {
        object("speech") {
            $0.field("about", reply)
            $0.field("url", link.url)
            $0.field("media", link.type)
        }
    }

    package func pong() -> [UInt8] { object("pong") { _ in } }

    package func typing(_ isOn: Bool) -> [UInt8] { object("typing") { $0.field("on", isOn) } }

    // MARK: The conversation

    package func frame(_ frame: JournalFrame) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        write(frame, entry: nil, to: &writer)
        return writer.bytes
    }

    /// The conversation so far: the newest entries that have no more than `limit` octets together.
    ///
    /// The newest is always there, however long it is. Older ones that are left out are never written either: what a
    /// history costs is bounded, whatever was said.
    package func history(_ entries: [HistoryEntry], sequence: Int, limit: Int = .max) -> [UInt8] {
        var newest: [[UInt8]] = []
        var octets = 0
        for entry in entries.reversed() {
            let bytes = self.entry(entry)
            guard newest.isEmpty || octets + bytes.count < limit else { break }
            octets += bytes.count + 1
            newest.append(bytes)
        }
        let isTruncated = newest.count < entries.count
        var bytes = Array(#"{"type":"history","seq":\#(sequence),"#.utf8)
        if isTruncated { bytes += #""truncated":true,"#.utf8 }
        bytes += #""entries":["#.utf8
        bytes.reserveCapacity(bytes.count + octets + 2)
        for (index, entry) in newest.reversed().enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += entry
        }
        bytes += "]}".utf8
        return bytes
    }

    /// One entry of a history.
    package func entry(_ entry: HistoryEntry) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        write(entry.frame, entry: entry, to: &writer)
        return writer.bytes
    }

    private func write(_ frame: JournalFrame, entry: HistoryEntry?, to writer: inout JSONWriter) {
        writer.object { writer in
            switch frame.kind {
            case .user(let message):
                writeHead("message", frame, to: &writer)
                writeUser(message, to: &writer)
            case .reply(let content):
                writeHead("message", frame, to: &writer)
                writer.field("action", ReplyKind.actionPrefix + ReplyKind(content).actionSuffix)
                writer.key("message")
                writeContent(content, of: frame.id, omittedRows: entry?.omittedRows ?? 0, to: &writer)
            case .streamBegan(let kind):
                writeHead("stream_begin", frame, to: &writer)
                writer.field("action", ReplyKind.actionPrefix + ReplyKind(kind.content("")).actionSuffix)
            case .streamDelta(let text):
                writeHead("stream_delta", frame, to: &writer)
                writer.field("delta", text)
            case .streamEnded(let reason, _):
                writeHead("stream_end", frame, to: &writer)
                writer.field("reason", reason.rawValue)
            case .chosen(let value, let label):
                writeHead("chosen", frame, to: &writer)
                writer.field("value", value)
                writer.field("label", label)
            case .transcript(let text):
                writeHead("transcript", frame, to: &writer)
                writer.field("text", text)
            case .restarted:
                writeHead("restarted", frame, to: &writer)
            }
            guard let entry else { return }
            if entry.isOpen { writer.field("open", true) }
            if let chosen = entry.chosen {
                writer.key("chosen")
                writer.object {
                    $0.field("value", chosen.value)
                    $0.field("label", chosen.label)
                }
            }
            if let transcript = entry.transcript { writer.field("transcript", transcript) }
        }
    }

    private func writeHead(_ type: String, _ frame: JournalFrame, to writer: inout JSONWriter) {
        writer.field("type", type)
        writer.field("seq", frame.sequence)
        writer.field("id", frame.id)
        writer.field("timestamp", RFC3339.string(from: frame.date))
    }

    private func writeUser(_ message: UserMessage, to writer: inout JSONWriter) {
        switch message.content {
        case .text(let text):
            writer.field("action", "user_message")
            writer.field("message", text)
        case .json(let object):
            writer.field("action", "user_message")
            writer.key("message")
            writer.write(object)
        case .file(let file), .voice(let file, _):
            if case .voice = message.content {
                writer.field("action", "user_voice")
            } else {
                writer.field("action", "user_file")
            }
            writer.key("message")
            writer.object { $0.fields(of: link(message.id) { file }) }
        }
        if let clientID = message.clientID { writer.field("client_id", clientID) }
        if let chosen = message.chosen {
            writer.key("chosen")
            writer.object {
                $0.field("reply_to", chosen.replyID)
                $0.field("value", chosen.value)
            }
        }
    }

    private func object(_ type: String, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.object {
            $0.field("type", type)
            body(&$0)
        }
        return writer.bytes
    }
}
