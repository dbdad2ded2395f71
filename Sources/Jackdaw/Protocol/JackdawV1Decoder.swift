import JackdawCore

/// Reads what clients of jackdaw.v1 send.
package enum JackdawV1Decoder {
    /// How deep the JSON of a frame may nest.
    static let maximumDepth = 64

    /// Reads one text frame.
    ///
    /// - Throws: ``ProtocolError``, ready to be sent back.
    package static func decode(_ frame: UnsafeRawBufferPointer) throws(ProtocolError) -> ClientFrame {
        var fields = try FieldReader(frame: frame, maximumDepth: maximumDepth)
        // Whatever else is wrong, the client learns which of its messages it is about.
        fields.about = fields.object["id"]?.stringValue.flatMap { isClientID($0) ? $0 : nil }
        switch try fields.string("type") {
        case "message":
            return .message(try message(fields))
        case "stop":
            return .stop(stream: try fields.string("id"))
        case "resume":
            return .resume(
                session: try fields.text("session", length: 1...ClientIdentity.maximumLength),
                secret: try fields.string("secret"),
                generation: try fields.optionalString("generation"),
                last: try fields.naturalNumber("last")
            )
        case "ping":
            return .ping
        default:
            throw ProtocolError(
                .unknownType,
                "a client sends frames of type message, stop, resume or ping",
                about: fields.about
            )
        }
    }

    private static func isClientID(_ text: String) -> Bool {
        (1...64).contains(text.unicodeScalars.count)
    }

    private static func message(_ fields: FieldReader) throws(ProtocolError) -> ClientMessage {
        let id = try fields.text("id", length: 1...64)
        let action: ClientMessage.Action
        switch try fields.string("action") {
        case "user_message": action = try text(fields)
        case "user_file": action = try file(fields, isVoice: false)
        case "user_voice": action = try file(fields, isVoice: true)
        case "user_set_variable": action = .setVariables(try fields.nonEmptyObject("message"))
        case "reset": action = .reset
        case "fetch_user_messages": action = .fetchHistory
        case "fetch_rows": action = .fetchRows(try rows(fields))
        case "fetch_speech": action = .fetchSpeech(reply: try reply(fields))
        default:
            throw ProtocolError(
                .unknownAction,
                """
                an action is user_message, user_file, user_voice, user_set_variable, reset, fetch_user_messages, \
                fetch_rows or fetch_speech
                """,
                about: id
            )
        }
        return ClientMessage(clientID: id, action)
    }

    private static func text(_ fields: FieldReader) throws(ProtocolError) -> ClientMessage.Action {
        let message = try fields.required("message")
        switch message {
        case .string(let text):
            var chosen: UserMessage.Choice?
            if let reply = try fields.optionalString("reply_to") {
                chosen = UserMessage.Choice(replyID: reply, value: try fields.optionalString("value") ?? text)
            }
            return .say(.text(text), chosen: chosen)
        case .object(let object):
            return .say(.json(object))
        default:
            throw fields.wrongType("message", message, expected: "a string or an object")
        }
    }

    private static func rows(_ fields: FieldReader) throws(ProtocolError) -> RowQuery {
        let message = FieldReader(try fields.nonEmptyObject("message"), about: fields.about, path: "message.")
        var query = RowQuery(
            reply: try message.string("reply"),
            from: try message.naturalNumber("from"),
            count: try message.naturalNumber("count"),
            filter: try message.optionalString("filter")
        )
        if let sort = message.object["sort"], !sort.isNull {
            let sort = FieldReader(try message.nonEmptyObject("sort"), about: fields.about, path: "message.sort.")
            query.sort = RowQuery.Sort(
                column: try sort.naturalNumber("column"),
                descending: try sort.optionalBool("descending") ?? false
            )
        }
        return query
    }

    private static func reply(_ fields: FieldReader) throws(ProtocolError) -> String {
        let message = FieldReader(try fields.nonEmptyObject("message"), about: fields.about, path: "message.")
        return try message.string("reply")
    }

    private static func file(_ fields: FieldReader, isVoice: Bool) throws(ProtocolError) -> ClientMessage.Action {
        let message = try fields.required("message")
        guard case .object(let object) = message else {
            throw fields.wrongType("message", message, expected: "an object")
        }
        let inner = FieldReader(object, about: fields.about, path: "message.")
        if object["file"] != nil { return .sendUpload(id: try inner.string("file"), isVoice: isVoice) }
        let file = try inner.file()
        return .say(isVoice ? .voice(file, transcript: nil) : .file(file))
    }
}
