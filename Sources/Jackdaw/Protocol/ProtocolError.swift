/// What was wrong with something that a client sent.
///
/// Its texts name fields and limits, never what the client wrote: they are logged.
package struct ProtocolError: Error, Hashable, Sendable {
    /// The codes of the `error` frame.
    package enum Code: String, Sendable, CaseIterable {
        case notJSON = "not_json"
        case notObject = "not_object"
        case tooDeep = "too_deep"
        case loneSurrogate = "lone_surrogate"
        case binaryFrame = "binary_frame"
        case missingField = "missing_field"
        case wrongType = "wrong_type"
        case unknownType = "unknown_type"
        case unknownAction = "unknown_action"
        case badBase64 = "bad_base64"
        case unknownFile = "unknown_file"
        case unknownTable = "unknown_table"
        case tooLarge = "too_large"
        case variableRefused = "variable_refused"
        case voiceUnavailable = "voice_unavailable"
        case voiceFailed = "voice_failed"
        case unknownReply = "unknown_reply"
        case speechUnavailable = "speech_unavailable"
        case speechFailed = "speech_failed"
        case busy = "busy"
        case resumeRequired = "resume_required"
        case resumeRefused = "resume_refused"
        case notStored = "not_stored"
        case `internal` = "internal"
    }

    /// What kind of mistake it was.
    package var code: Code
    /// What was wrong and what to do, for whoever writes the client.
    package var message: String
    /// The client's id of the message at fault.
    package var about: String?

    package init(_ code: Code, _ message: String, about: String? = nil) {
        self.code = code
        self.message = message
        self.about = about
    }
}

extension ProtocolError: CustomStringConvertible {
    package var description: String { "\(code.rawValue): \(message)" }
}
