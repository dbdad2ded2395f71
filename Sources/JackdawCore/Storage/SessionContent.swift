import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a store keeps of a session besides its columns and its frames.
struct SessionContent: Sendable, Codable {
    /// A parameter's value, as ``SessionCore/ParameterValue``.
    enum ParameterValue: Sendable, Codable {
        case found(EntityValue)
        case set(JSONValue)
    }

    /// Raised when older versions could not read what is written.
    static let format = 1
    /// Deeper than what a client may send, which is part of it.
    static let maximumDepth = 256

    var format = Self.format
    var machine: ConversationMachine
    var variables: [String: JSONValue]
    var parameters: [String: ParameterValue]
    var form: FormProgress
    /// When the timers of the state were started.
    var timersStarted: Date?
    /// The number of the latest frame.
    var sequence: Int
    /// What is to be handled, in order; what was in hand comes first, and is handled again.
    var waiting: [StoredWork]
    var notes: SessionLedger.Notes
    /// The SHA-256 of the secret to resume with.
    var secretHash: String?
    /// The same of those that were made before it; nil for none.
    var earlierSecretHashes: [String]?
    var hasServerID: Bool
    /// The beginning of what was last said in words, for lists; older versions did not keep it.
    var lastText: String?
    /// How often processes have found something waiting, of which nothing was done since; nil for never.
    var attempts: Int?

    init(
        _ settled: SessionLedger.Settled,
        variables: [String: JSONValue],
        parameters: [String: ParameterValue],
        sequence: Int,
        waiting: [StoredWork],
        notes: SessionLedger.Notes,
        secretHashes: [String],
        hasServerID: Bool,
        lastText: String?,
        attempts: Int
    ) {
        machine = settled.machine
        self.variables = variables
        self.parameters = parameters
        form = settled.form
        timersStarted = settled.timersStarted
        self.sequence = sequence
        self.waiting = waiting
        self.notes = notes
        secretHash = secretHashes.last
        earlierSecretHashes = secretHashes.count > 1 ? secretHashes.dropLast() : nil
        self.hasServerID = hasServerID
        self.lastText = lastText
        self.attempts = attempts == 0 ? nil : attempts
    }

    /// The SHA-256 of all secrets that prove that the session is somebody's, the newest last.
    var secretHashes: [String] { (earlierSecretHashes ?? []) + [secretHash].compactMap { $0 } }

    /// Reads what a record holds.
    ///
    /// - Throws: ``StoreError`` when it cannot be read.
    init(_ record: StoredSession.Record) throws(StoreError) {
        let json: JSONValue
        do {
            json = try JSONParser.parse(record.content, maximumDepth: SessionContent.maximumDepth)
        } catch {
            throw .damaged(record.id, "\(error)")
        }
        if let format = json["format"]?.integerValue, format > Self.format {
            throw StoreError(
                .newer,
                "the session \(record.id) was stored by a newer version; run that version, or remove the session"
            )
        }
        do {
            self = try json.decode()
        } catch {
            throw .damaged(record.id, "\(error)")
        }
    }
}

extension StoreError {
    static func damaged(_ id: String, _ reason: String) -> Self {
        Self(.damaged, "what is stored of the session \(id) cannot be read: \(reason)")
    }
}

/// What waits in a session's mailbox, as it is stored.
enum StoredWork: Sendable, Codable {
    case start
    case restart
    case message(UserMessage)
    case variables(JSONObject)
    case event(OutsideEvent)

    /// What is stored of a piece of work; nil for a timer, which goes off again by itself.
    init?(_ work: Work) {
        switch work {
        case .start: self = .start
        case .restart: self = .restart
        case .message(let message): self = .message(message)
        case .event(let event): self = .event(event)
        case .variables(let assignments):
            self = .variables(
                JSONObject(
                    assignments.compactMap { assignment in
                        (try? JSONValue(encoding: assignment.value)).map { (assignment.name, $0) }
                    }
                )
            )
        case .timer: return nil
        }
    }

    var work: Work {
        switch self {
        case .start: .start
        case .restart: .restart
        case .message(let message): .message(message)
        case .event(let event): .event(event)
        case .variables(let values):
            .variables(values.map { VariableAssignment(name: $0.key, value: StoredValue(json: $0.value)) })
        }
    }
}
