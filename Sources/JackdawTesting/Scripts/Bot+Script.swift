public import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Bot {
    /// Holds the conversation of a script; what goes another way is recorded at the script's own line.
    ///
    /// - Parameters:
    ///   - script: The conversation.
    ///   - user: Who the user is, as a platform would know.
    ///   - limit: How long a step may take by the clock of the machine.
    /// - Throws: ``/JackdawCore/PreparationError`` when the bot cannot be prepared.
    public func converse(
        following script: ConversationScript,
        as user: String? = nil,
        within limit: Duration = .seconds(5)
    ) async throws {
        let start = script.location(ofLine: script.line)
        try await converse(as: user, within: limit, sourceLocation: start) { user in
            for step in script.steps { try await user.takes(step, of: script) }
        }
    }
}

extension TestUser {
    fileprivate func takes(_ step: ConversationScript.Step, of script: ConversationScript) async throws {
        let here = script.location(ofLine: step.line)
        switch step.action {
        case .says(let text): try await says(text, sourceLocation: here)
        case .speaks(let text): try await speaks(text, sourceLocation: here)
        case .chooses(let option): try await chooses(option, sourceLocation: here)
        case .sends(let name):
            let folder = script.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            let path = (folder + [Substring(name)]).joined(separator: "/")
            guard let data = FileManager.default.contents(atPath: path) else {
                throw failure("The file \(path) cannot be read.", here)
            }
            let title = name.split(separator: "/").last.map(String.init) ?? name
            try await sends(File(name: title, data: data), sourceLocation: here)
        case .event(let event): try await witnesses(event, sourceLocation: here)
        case .waits(let duration): try await advance(by: duration, sourceLocation: here)
        case .resets: try await resets(sourceLocation: here)
        case .hears(let text): try await hears(ExpectedReply(wording: text), sourceLocation: here)
        case .hearsPart(let text): try await hears(.containing(text), sourceLocation: here)
        case .hearsOptions(let labels): try await hears(.options(labels), sourceLocation: here)
        case .hearsKind(let kind): try await hears(.kind(kind), sourceLocation: here)
        case .hearsNothing: try await hearsNothing(sourceLocation: here)
        case .isIn(let state):
            guard self.state != state else { return }
            throw failure("The conversation is not in the state “\(state)”.", here)
        case .has(let name, let expected):
            guard let kept = session.keptInMind.first(where: { $0.kind == .variable && $0.name == name }) else {
                throw failure("The bot knows of no variable “\(name)”; declare it in Variables.", here)
            }
            guard kept.value != expected else { return }
            throw failure("The variable “\(name)” is \(kept.value ?? .null), not \(expected).", here)
        }
    }
}
