import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads what clients of the besser dialect send.
package enum BesserDecoder {
    /// Reads one text frame.
    ///
    /// - Throws: ``ProtocolError``, ready to be sent back.
    package static func decode(_ frame: UnsafeRawBufferPointer) throws(ProtocolError) -> ClientFrame {
        let fields = try FieldReader(frame: frame, maximumDepth: JackdawV1Decoder.maximumDepth)
        let action: ClientMessage.Action
        switch try fields.string("action") {
        case "user_message": action = .say(try content(fields))
        case "user_voice": action = .say(.voice(recording(try fields.base64("message")), transcript: nil))
        case "user_file": action = .say(.file(try file(fields)))
        case "user_set_variable": action = .setVariables(try variables(fields))
        case "reset": action = .reset
        case "fetch_user_messages": action = .fetchHistory
        case let name where isReply(name, ["str", "markdown", "html"]):
            action = .say(.text(try fields.string("message")), author: .bot(name: nil))
        case let name where isReply(name, otherReplies):
            // Another bot's table or picture. It says nothing that could be matched, and an error, which here is a text
            // like any other, would be taken by that bot for an answer.
            return .nothing
        default:
            throw ProtocolError(
                .unknownAction,
                "an action is user_message, user_voice, user_file, user_set_variable, reset, fetch_user_messages"
                    + " or, from a bot, agent_reply_str"
            )
        }
        return .message(ClientMessage(action))
    }

    private static let otherReplies = [
        "options", "dataframe", "plotly", "file", "image", "location", "rag", "audio", "custom",
    ]

    private static func isReply(_ action: String, _ kinds: [String]) -> Bool {
        kinds.contains { action == "agent_reply_" + $0 || action == "bot_reply_" + $0 }
    }

    private static func content(_ fields: FieldReader) throws(ProtocolError) -> UserMessage.Content {
        let message = try fields.required("message")
        switch message {
        case .object(let object): return .json(object)
        case .string(let text): return objectText(text).map(UserMessage.Content.json) ?? .text(text)
        default: throw fields.wrongType("message", message, expected: "a string or an object")
        }
    }

    /// The object that a text holds; nil for text that merely looks like one, which people may well type.
    private static func objectText(_ text: String) -> JSONObject? {
        guard text.utf8.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else { return nil }
        return (try? JSONParser.parse(text, maximumDepth: JackdawV1Decoder.maximumDepth))?.objectValue
    }

    private static func recording(_ data: Data) -> File {
        let type = MediaType.guess(content: data, name: "voice.wav")
        return File(name: "voice" + MediaType.fileExtension(of: type), type: type, data: data)
    }

    private static func file(_ fields: FieldReader) throws(ProtocolError) -> File {
        try FieldReader(object(fields), about: nil, path: "message.").file()
    }

    private static func variables(_ fields: FieldReader) throws(ProtocolError) -> JSONObject {
        let object = try object(fields)
        guard !object.isEmpty else {
            throw ProtocolError(.wrongType, "the field \"message\" must be an object that is not empty")
        }
        return object
    }

    /// The object in `message`, bare or as the JSON text that these clients send.
    private static func object(_ fields: FieldReader) throws(ProtocolError) -> JSONObject {
        var message = try fields.required("message")
        if case .string(let text) = message {
            do {
                message = try JSONParser.parse(text, maximumDepth: JackdawV1Decoder.maximumDepth)
            } catch {
                var problem = ProtocolError(error)
                problem.message = "in the field \"message\": \(problem.message)"
                throw problem
            }
        }
        guard case .object(let object) = message else {
            throw fields.wrongType("message", message, expected: "an object, or a string that holds one")
        }
        return object
    }
}
