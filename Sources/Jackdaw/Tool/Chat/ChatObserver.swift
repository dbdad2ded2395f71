internal import JackdawCore
internal import Synchronization
internal import Understanding

/// Remembers what the bot made of the last message.
final class ChatObserver: ConversationObserver {
    /// A message, where it was heard, what was made of it, and where that led.
    struct Heard: Sendable {
        var message: UserMessage
        var state: String
        var classification: Classification?
        var match: IntentMatch?
        /// What happened then, in words.
        var steps: [String] = []
    }

    private let last = Mutex<Heard?>(nil)
    private let noted = Mutex<[RecordedConversation.Aside]>([])
    private let definition: BotDefinition

    init(_ definition: BotDefinition) {
        self.definition = definition
    }

    /// The last message; nil before there was one.
    var heard: Heard? { last.withLock { $0 } }

    /// What happened besides what was said.
    var asides: [RecordedConversation.Aside] { noted.withLock { $0 } }

    func observe(_ occurrence: ConversationOccurrence, in session: Session) {
        switch occurrence {
        case .understood(let message, let classification, let match):
            let heard = Heard(
                message: message,
                state: session.state,
                classification: classification,
                match: match
            )
            last.withLock { $0 = heard }
        case .took(let id):
            if case .timer(let state, let index) = id, let timer = definition.states[state]?.timers[index] {
                note(.wait(timer.delay), in: session)
            }
            guard let (location, label, target) = definition.declaration(of: id) else { return }
            note("\(label ?? "on its own") → \(target ?? "back") (\(location))")
        case .began(.fallback(let state)): note("the fallback of the state \(state)")
        case .began(.everywhereFallback): note("the fallback of EveryState")
        case .began(.defaultFallback): note("nothing takes it, and there is no fallback")
        case .ignored: note("nothing takes it")
        case .looped(let states): note("stopped a loop: \(states.joined(separator: " → "))")
        case .failed(let error): note("the bot's code failed: \(error)")
        case .happened(let event):
            last.withLock { $0 = nil }
            note(.event(event), in: session)
        case .entered, .resumed, .began(.body): break
        }
    }

    private func note(_ item: RecordedConversation.Item, in session: Session) {
        let frame = session.history.last?.frame.sequence ?? 0
        noted.withLock { $0.append(.init(frame: frame, item: item)) }
    }

    private func note(_ step: String) {
        last.withLock { $0?.steps.append(step) }
    }
}
