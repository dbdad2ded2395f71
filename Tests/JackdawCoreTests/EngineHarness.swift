import JackdawCore
import JackdawTesting
import Logging
import Synchronization

/// A bot put together by hand, with everything that a test wants to look at.
struct Harness {
    let conversations: Conversations
    let clock = ManualClock()
    let log = LogRecorder()

    init(
        initial: String? = nil,
        _ states: [StateDefinition],
        everywhere: EverywhereDefinition = EverywhereDefinition(),
        variables: [AnyVariable] = [],
        configure: (inout ConversationSettings) -> Void = { _ in }
    ) {
        let definition = BotDefinition(states, initial: initial, everywhere: everywhere, variables: variables)
        conversations = Conversations(definition: definition)
        let (clock, log) = (clock, log)
        conversations.configure { settings in
            settings.clock = clock
            settings.logger = Logger(label: "test") { _ in RecordingLogHandler(recorder: log) }
            configure(&settings)
        }
    }

    /// A session, with somebody who listens to it.
    func open(id: String? = nil) throws -> (session: Session, listener: Listener) {
        let session = try conversations.open(id: id).session
        return (session, Listener(session))
    }
}

extension BotDefinition {
    init(
        _ states: [StateDefinition],
        initial: String? = nil,
        everywhere: EverywhereDefinition = EverywhereDefinition(),
        variables: [AnyVariable] = []
    ) {
        let triggers = (states.flatMap(\.transitions) + everywhere.transitions).compactMap(\.trigger)
        var names: Set<String> = []
        self.init(
            name: "test bot",
            initial: initial ?? states.first?.name ?? "",
            states: Dictionary(states.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
            order: states.map(\.name),
            everywhere: everywhere,
            intents: triggers.flatMap(\.intents).filter { names.insert($0.name).inserted },
            variables: variables
        )
    }
}

extension StateDefinition {
    static let here = DeclarationSite(fileID: "Test/Bot.swift", line: 1)

    static func state(
        _ name: String,
        after timers: [(Duration, String)] = [],
        _ transitions: [Transition] = [],
        body: (@Sendable (Session) async throws -> Void)? = nil,
        fallback: (@Sendable (Session) async throws -> Void)? = nil
    ) -> Self {
        Self(
            name: name,
            body: body.map(BodyAction.runs),
            transitions: transitions,
            timers: timers.map { TimerDefinition(delay: $0.0, target: $0.1, location: here) },
            fallback: fallback.map(BodyAction.runs),
            location: here
        )
    }
}

extension Transition {
    static func when(_ condition: Condition, _ target: String) -> Self {
        Self(trigger: condition, target: .state(target), location: StateDefinition.here)
    }

    static func goTo(_ target: String) -> Self { Self(target: .state(target), location: StateDefinition.here) }

    static func goBack(runsBody: Bool = true) -> Self {
        Self(target: .back(runsBody: runsBody), location: StateDefinition.here)
    }
}

extension Session {
    @discardableResult
    func say(_ text: String, clientID: String? = nil) async throws -> Receipt {
        try await accept(.message(.text(text), clientID: clientID))
    }
}

/// Everything a connection was told.
final class Listener: Sendable {
    private struct Waiter {
        var isSatisfied: @Sendable ([SessionOutput]) -> Bool
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var outputs: [SessionOutput] = []
        var waiters: [Waiter] = []
    }

    private final class Box: Sendable {
        let state = Mutex(State())
    }

    private let box: Box
    let attachment: Attachment

    init(_ session: Session, after last: Int? = 0) {
        let box = Box()
        self.box = box
        attachment = session.attach(after: last) { output in
            box.state.withLock { state in
                state.outputs.append(output)
                state.waiters.removeAll { waiter in
                    guard waiter.isSatisfied(state.outputs) else { return false }
                    waiter.continuation.resume()
                    return true
                }
            }
        }
    }

    var outputs: [SessionOutput] { box.state.withLock { $0.outputs } }
    var frames: [JournalFrame] { outputs.frames }
    var texts: [String] { outputs.texts }
    var typing: [Bool] { outputs.compactMap { if case .typing(let isOn) = $0 { isOn } else { nil } } }

    /// Returns once what was heard is as wanted.
    func wait(until isSatisfied: @escaping @Sendable ([SessionOutput]) -> Bool) async {
        await withCheckedContinuation { continuation in
            box.state.withLock { state in
                if isSatisfied(state.outputs) {
                    continuation.resume()
                } else {
                    state.waiters.append(Waiter(isSatisfied: isSatisfied, continuation: continuation))
                }
            }
        }
    }
}

extension [SessionOutput] {
    var frames: [JournalFrame] { compactMap { if case .frame(let frame) = $0 { frame } else { nil } } }

    /// What the bot said in words.
    var texts: [String] { frames.compactMap { if case .reply(let content) = $0.kind { content.text } else { nil } } }
}

extension Session {
    /// What the bot has said in words, as the history has it.
    var replies: [String] {
        history.compactMap { if case .reply(let content) = $0.frame.kind { content.text } else { nil } }
    }
}

/// Something to wait for that a test opens.
final class Gate: Sendable {
    private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

    func open() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns once the gate is open, whether the task is cancelled or not.
    func wait() async {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                if state.isOpen { continuation.resume() } else { state.waiting.append(continuation) }
            }
        }
    }
}

/// Returns once the task is cancelled.
func untilCancelled() async throws {
    let (stream, continuation) = AsyncStream<Never>.makeStream()
    for await _ in stream {}
    continuation.finish()
    try Task.checkCancellation()
}

final class LogRecorder: Sendable {
    private let entries = Mutex<[String]>([])

    var lines: [String] { entries.withLock { $0 } }

    func add(_ line: String) { entries.withLock { $0.append(line) } }
}

struct RecordingLogHandler: LogHandler {
    let recorder: LogRecorder
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let details = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        recorder.add("\(event.level): \(event.message) [\(details)]")
    }
}
