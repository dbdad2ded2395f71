internal import JackdawCore
internal import Understanding

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension ConversationOccurrence {
    /// What happened, as the panel reads it.
    func json(number: Int, date: Date) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.object {
            $0.field("number", number)
            $0.key("time")
            $0.integer(Int64((date.timeIntervalSince1970 * 1000).rounded()))
            writeFields(&$0)
        }
        return writer.bytes
    }

    private func writeFields(_ writer: inout JSONWriter) {
        switch self {
        case .understood(let message, let classification, let match):
            writer.field("kind", "understood")
            writer.field("text", message.summary.shortened(to: Self.longestText))
            writer.field("intent", match?.name)
            if let classification { Self.write(classification, &writer) }
        case .happened(let event):
            writer.field("kind", "event")
            writer.field("name", event.name)
            if let payload = event.payload {
                writer.field("payload", payload.description.shortened(to: Self.longestText))
            }
        case .took(let id):
            writer.field("kind", "took")
            writer.field("transition", id.text)
        case .entered(let state):
            writer.field("kind", "entered")
            writer.field("state", state)
        case .resumed(let state):
            writer.field("kind", "resumed")
            writer.field("state", state)
        case .began(let action):
            writer.field("kind", "began")
            switch action {
            case .body(let state):
                writer.field("action", "body")
                writer.field("state", state)
            case .fallback(let state):
                writer.field("action", "fallback")
                writer.field("state", state)
            case .everywhereFallback: writer.field("action", "everywhereFallback")
            case .defaultFallback: writer.field("action", "defaultFallback")
            }
        case .ignored:
            writer.field("kind", "ignored")
        case .looped(let states):
            writer.field("kind", "looped")
            writer.key("states")
            writer.write(.array(states.map { .string($0) }))
        case .failed(let error):
            writer.field("kind", "failed")
            writer.field("error", error.shortened(to: Self.longestError))
        }
    }

    private static func write(_ classification: Classification, _ writer: inout JSONWriter) {
        writer.key("threshold")
        writer.number(classification.threshold)
        writer.key("scores")
        writer.beginArray()
        for score in classification.ranking.prefix(mostScores) {
            writer.object {
                $0.field("intent", score.intent)
                $0.key("confidence")
                $0.number(score.confidence)
            }
        }
        writer.endArray()
    }

    private static let longestText = 500
    private static let longestError = 2_000
    /// The best of the intents that competed; a bot may have thousands.
    private static let mostScores = 12
}

extension TransitionID {
    /// The id as one text: `state/0`, `state/after/0`, `*/0`.
    var text: String {
        switch self {
        case .state(let name, let index): "\(name)/\(index)"
        case .timer(let name, let index): "\(name)/after/\(index)"
        case .everywhere(let index): "*/\(index)"
        }
    }
}

extension UserMessage {
    /// What was said, in words; of a file, what it is.
    fileprivate var summary: String {
        switch content {
        case .text(let text): text
        case .voice(_, let transcript): transcript ?? ""
        case .file(let file): "\(file.name) (\(file.type))"
        case .json(let object): JSONValue.object(object).description
        }
    }
}
