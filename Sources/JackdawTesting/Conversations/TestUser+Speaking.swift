public import JackdawCore
import Synchronization
public import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension TestUser {
    /// Says something, as if it had been typed.
    ///
    /// - Throws: ``ConversationFailure`` when a reply was not heard before, when the bot refuses the message, or does
    ///   not come to an end with it.
    public func says(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await send(.text(text), told: text, sourceLocation)
    }

    /// Says something and does not wait for the bot: it is still at work when this returns.
    public func begins(saying text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try checkAllHeard(sourceLocation)
        try await accept(.message(.text(text)), told: text, sourceLocation)
    }

    /// Chooses an option of those that were offered last, by its label or its value.
    ///
    /// - Throws: ``ConversationFailure`` also when there is no such option.
    public func chooses(_ option: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let offer = story.withLock { story -> (id: String, options: [Options.Option])? in
            for reply in story.replies[..<story.heard].reversed() {
                if case .options(let options) = reply.content { return (reply.id, options.options) }
            }
            return nil
        }
        guard let offer else { throw failure("“\(option)” cannot be chosen: no options were heard.", sourceLocation) }
        guard let chosen = offer.options.first(where: { $0.label == option || $0.value == option }) else {
            let labels = offer.options.map(\.label).joined(separator: " | ")
            throw failure("“\(option)” cannot be chosen. There are: \(labels)", sourceLocation)
        }
        let choice = UserMessage.Choice(replyID: offer.id, value: chosen.value)
        try await send(.text(chosen.label), choice: choice, told: "[chooses] \(chosen.label)", sourceLocation)
    }

    /// Sends a file.
    public func sends(_ file: File, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await send(.file(file), told: "[file] \(file.line)", sourceLocation)
    }

    /// Sends an object, as a page of one's own does.
    public func sends(_ object: JSONObject, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await send(.json(object), told: "[json] \(JSONValue.object(object).excerpt)", sourceLocation)
    }

    /// Says something aloud, and is understood word for word; the bot needs no recogniser for it.
    public func speaks(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let recording = File(name: "voice.wav", type: "audio/wav", data: Data())
        try await send(.voice(recording, transcript: words), told: "[voice] \(words)", sourceLocation)
    }

    /// Sends a recording, which the bot's own recogniser has to understand.
    public func speaks(_ recording: File, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await send(.voice(recording, transcript: nil), told: "[voice] \(recording.line)", sourceLocation)
    }

    /// Sets variables, as a page of one's own does; each must be settable by users.
    public func sets(_ variables: JSONObject, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try checkAllHeard(sourceLocation)
        let told = "sets \(JSONValue.object(variables).excerpt)"
        try await accept(.setVariables(variables), told: told, sourceLocation)
        try await settle(sourceLocation)
    }

    /// Begins the conversation anew.
    public func resets(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try checkAllHeard(sourceLocation)
        try await accept(.reset(), told: "[begins anew]", sourceLocation)
        try await settle(sourceLocation)
    }

    private func send(
        _ content: UserMessage.Content,
        choice: UserMessage.Choice? = nil,
        told: String,
        _ sourceLocation: SourceLocation
    ) async throws {
        try checkAllHeard(sourceLocation)
        try await accept(.message(content, chosen: choice), told: told, sourceLocation)
        try await settle(sourceLocation)
    }

    private func accept(_ incoming: Incoming, told: String, _ sourceLocation: SourceLocation) async throws {
        note(.user(told))
        do {
            _ = try await session.accept(incoming)
        } catch {
            throw failure("The bot refused it: \(error)", sourceLocation)
        }
    }
}
