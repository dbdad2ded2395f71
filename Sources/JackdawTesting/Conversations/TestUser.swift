public import JackdawCore
import Synchronization
import Testing

/// Somebody who talks to a bot in a test.
///
/// A step returns once the bot has done with it: nothing has to be waited for. Every reply has to be heard, in order,
/// before the user goes on and before the conversation ends; ``ignoresReplies()`` lets them pass.
///
/// ```swift
/// try await bot.converse { user in
///     try await user.says("hello")
///     try await user.hears("Hi! How are you?")
///     #expect(user.isIn(Step.greeted))
/// }
/// ```
///
/// A step that goes wrong throws ``ConversationFailure``, which the conversation records at the line of that step.
public final class TestUser: Sendable {
    struct Heard: Sendable {
        var id: String
        var content: ReplyContent
    }

    struct State {
        var lines: [ConversationLine] = []
        /// What the bot said, oldest first, and how much of it was heard.
        var replies: [Heard] = []
        var heard = 0
        var streams: [String: StreamKind] = [:]
        /// Waits for the next reply.
        var waiter: Once?
    }

    /// The conversation, for a look inside.
    public let session: Session
    /// The bot that the user talks to.
    public let bot: Bot

    /// How long a step may take.
    let limit: Duration
    let story = Mutex(State())
    let coverage: CoverageRecorder?

    init(session: Session, bot: Bot, limit: Duration) {
        self.session = session
        self.bot = bot
        self.limit = limit
        coverage = CoverageRecorder.current
    }

    /// The name of the state that the conversation is in.
    public var state: String { session.state }

    /// Whether the conversation is in a state.
    public func isIn(_ state: some StateID) -> Bool { session.state == state.name }

    /// The value of a variable in this conversation.
    public subscript<Value>(variable: Variable<Value>) -> Value { session[variable] }

    /// The value of a parameter in this conversation; nil when nothing has filled it.
    public subscript<Value>(parameter: Parameter<Value>) -> Value? { session[parameter] }

    /// What the bot said that was not heard yet, oldest first.
    public var unheard: [ReplyContent] { story.withLock { $0.replies[$0.heard...].map(\.content) } }

    func note(_ line: ConversationLine) { story.withLock { $0.lines.append(line) } }

    /// Takes what the session says; called under its lock.
    func receive(_ output: SessionOutput) {
        guard case .frame(let frame) = output else {
            if case .failure(let failure) = output { note(.note(failure.description)) }
            return
        }
        let waiter = story.withLock { state -> Once? in
            switch frame.kind {
            case .reply(let content):
                state.hear(frame.id, content)
            case .streamBegan(let kind):
                state.streams[frame.id] = kind
                return nil
            case .streamEnded(_, let text):
                state.hear(frame.id, (state.streams.removeValue(forKey: frame.id) ?? .text).content(text))
            case .transcript(let text):
                state.lines.append(.note("recognised: \(text)"))
                return nil
            case .user, .streamDelta, .chosen, .restarted:
                return nil
            }
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(true)
    }

    func witness(_ occurrence: ConversationOccurrence) {
        switch occurrence {
        case .took(let id): coverage?.note(id, of: bot)
        case .entered(let state): coverage?.note(state: state, of: bot)
        case .failed(let error): note(.note("the bot's code failed: \(error)"))
        case .looped(let states): note(.note("stopped a loop: " + states.joined(separator: " → ")))
        case .ignored: note(.note("nothing in the bot takes the event"))
        case .understood, .happened, .resumed, .began: break
        }
    }

    func failure(_ what: String, _ sourceLocation: SourceLocation) -> ConversationFailure {
        let lines = story.withLock { $0.lines }
        let told = lines.isEmpty ? ["   (nothing was said)"] : lines.map(\.description)
        return ConversationFailure(
            description: """
                \(what)
                The conversation so far:
                \(told.joined(separator: "\n"))
                The bot is in the state “\(state)”.
                """,
            sourceLocation: sourceLocation
        )
    }
}

extension TestUser.State {
    fileprivate mutating func hear(_ id: String, _ content: ReplyContent) {
        lines.append(.bot(content))
        replies.append(TestUser.Heard(id: id, content: content))
    }
}
