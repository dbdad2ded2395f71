#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A session at a moment, taken under its lock and written outside of it.
struct SessionSnapshot: Sendable {
    let id: String
    /// The version that it will have.
    let version: Int
    /// The change up to which it goes.
    let change: UInt64
    /// The frames before it are not needed any more.
    let oldestFrame: Int
    /// The letters that are answered by it.
    let letters: [Int]

    private static let framesAtOnce = 64

    private let user: String?
    private let name: String?
    private let lastActive: Date
    private let wakes: Date?
    private let settled: SessionLedger.Settled
    private let waiting: [Work]
    private let frames: [JournalFrame]
    private let sequence: Int
    private let notes: SessionLedger.Notes
    private let secretHashes: [String]
    private let hasServerID: Bool
    private let lastText: String?
    private let attempts: Int

    init(_ session: Session, _ core: SessionCore, now: Date) {
        let ledger = core.ledger
        id = session.id
        version = ledger.version + 1
        change = ledger.change
        user = core.user
        name = core.name
        // To the minute: an index would change with every message.
        lastActive = Date(timeIntervalSinceReferenceDate: (now.timeIntervalSinceReferenceDate / 60).rounded(.down) * 60)
        letters = ledger.letters
        settled = ledger.settled ?? core.settledNow
        var waiting = core.mailbox.elements
        if let work = ledger.inHand { waiting.insert(work, at: 0) }
        self.waiting = waiting
        sequence = core.journal.sequence
        // Many at a time: to remove the oldest with each new one takes as long as to write it.
        let oldest = core.journal.oldestFrame
        let oldestFrame = oldest >= ledger.oldestFrame + Self.framesAtOnce ? oldest : ledger.oldestFrame
        self.oldestFrame = oldestFrame
        // Once a stream has ended nobody is told its pieces one by one: its end has the whole text.
        let ended = Set(ledger.unstored.compactMap { frame in frame.kind.isStreamEnd ? frame.id : nil })
        frames =
            ended.isEmpty
            ? ledger.unstored : ledger.unstored.filter { !$0.kind.isStreamDelta || !ended.contains($0.id) }
        var notes = ledger.notes
        notes.withdrawn.removeAll { $0 < oldestFrame }
        self.notes = notes
        secretHashes = core.secretHashes
        hasServerID = session.hasServerID
        lastText = core.lastText
        attempts = ledger.attempts
        let isWaiting = waiting.contains { StoredWork.isKept($0) }
        wakes = isWaiting ? now : Self.firstTimer(settled, in: session.engine.definition)
    }

    private static func firstTimer(_ settled: SessionLedger.Settled, in bot: BotDefinition) -> Date? {
        guard let started = settled.timersStarted,
            let delay = bot.states[settled.machine.state]?.timers.map(\.delay).min()
        else { return nil }
        return started.addingTimeInterval(delay / .seconds(1))
    }

    /// The change to the store.
    ///
    /// - Parameter report: Told of a variable or parameter that cannot be written as JSON, and is left out.
    func write(_ report: (_ name: String, _ error: any Error) -> Void) throws -> SessionChange {
        var variables: [String: JSONValue] = [:]
        for (name, value) in settled.variables {
            do { variables[name] = try JSONValue(encoding: value) } catch { report(name, error) }
        }
        var parameters: [String: SessionContent.ParameterValue] = [:]
        for (name, value) in settled.parameters {
            do { parameters[name] = try value.stored } catch { report(name, error) }
        }
        let content = SessionContent(
            settled,
            variables: variables,
            parameters: parameters,
            sequence: sequence,
            waiting: waiting.compactMap { StoredWork($0) },
            notes: notes,
            secretHashes: secretHashes,
            hasServerID: hasServerID,
            lastText: lastText,
            attempts: attempts
        )
        let record = StoredSession.Record(
            id: id,
            version: version,
            user: user,
            name: name,
            state: settled.machine.state,
            lastActive: lastActive,
            wakes: wakes,
            content: try content.text()
        )
        return .put(
            record,
            basis: version - 1,
            adding: try frames.map { StoredSession.Frame(sequence: $0.sequence, content: try $0.storedText()) },
            oldestFrame: oldestFrame,
            answering: letters
        )
    }
}

extension SessionCore {
    /// The conversation as it stands, for when no work is in hand.
    var settledNow: SessionLedger.Settled {
        SessionLedger.Settled(
            machine: machine,
            variables: variables,
            parameters: parameters,
            form: formProgress,
            timersStarted: timersStarted
        )
    }
}

extension StoredWork {
    /// Whether a piece of work is stored.
    static func isKept(_ work: Work) -> Bool {
        if case .timer = work { false } else { true }
    }
}

extension SessionCore.ParameterValue {
    var stored: SessionContent.ParameterValue {
        get throws {
            switch self {
            case .found(let value): return .found(value)
            case .set(let value):
                guard let value = value as? any Encodable else { throw NotEncodable() }
                return .set(try JSONValue(encoding: value))
            }
        }
    }
}

/// A value that a bot's own code gave a parameter, of a type that is not `Encodable`.
struct NotEncodable: Error, CustomStringConvertible {
    var description: String { "its type is not Encodable" }
}

extension JournalFrame {
    init(stored frame: StoredSession.Frame, of id: String) throws(StoreError) {
        do {
            let json = try JSONParser.parse(frame.content, maximumDepth: SessionContent.maximumDepth)
            self = try json.decode()
        } catch {
            throw .damaged(id, "frame \(frame.sequence): \(error)")
        }
    }
}

extension JournalFrame.Kind {
    fileprivate var isStreamEnd: Bool { if case .streamEnded = self { true } else { false } }
    fileprivate var isStreamDelta: Bool { if case .streamDelta = self { true } else { false } }
}
