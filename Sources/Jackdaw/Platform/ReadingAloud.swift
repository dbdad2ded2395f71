import JackdawCore
import Logging
import Synchronization

/// Reads replies aloud to one connection, beside whatever else it is told.
///
/// Some at once, the others in the order in which they were asked for, so that one client does not have all of the
/// voice. What it says goes to the connection that asked, and to no other.
final class ReadingAloud: Sendable {
    private struct Request {
        var reply: String
        var clientID: String?
        var logger: Logger
    }

    private struct State {
        var waiting: [Request] = []
        var running: [Int: Task<Void, Never>] = [:]
        var lastNumber = 0
        var isCancelled = false
    }

    /// How many replies are spoken at once.
    static let most = 4

    private let hub: SessionHub
    private let link: any ClientLink
    private let files: FileStore
    private let encoder: JackdawV1Encoder
    /// How many requests may be there that are not answered.
    private let limit: Int
    private let state = Mutex(State())

    init(hub: SessionHub, link: any ClientLink, files: FileStore, limit: Int) {
        self.hub = hub
        self.link = link
        self.files = files
        self.limit = limit
        encoder = JackdawV1Voice.encoder(files: files, hub: hub)
    }

    /// Takes a request, and returns at once; what comes of it is sent.
    ///
    /// - Parameter accept: Called before anything is sent about the request.
    func read(
        _ reply: String,
        about clientID: String?,
        logger: Logger,
        accept: () -> Void
    ) throws(ProtocolError) {
        guard hub.session.hasVoice else { throw .speechUnavailable(about: clientID) }
        let isTaken = state.withLock { state in
            guard state.running.count + state.waiting.count < limit else { return false }
            accept()
            state.waiting.append(Request(reply: reply, clientID: clientID, logger: logger))
            beginNext(&state)
            return true
        }
        guard isTaken else {
            throw ProtocolError(
                .busy,
                "\(limit) replies are to be read aloud already: ask again when one of them was",
                about: clientID
            )
        }
    }

    /// Stops; nothing is sent from now on.
    func cancel() {
        let tasks = state.withLock { state in
            state.isCancelled = true
            state.waiting = []
            defer { state.running = [:] }
            return state.running.values
        }
        for task in tasks { task.cancel() }
    }

    private func beginNext(_ state: inout State) {
        while state.running.count < Self.most, !state.waiting.isEmpty, !state.isCancelled {
            let request = state.waiting.removeFirst()
            state.lastNumber += 1
            let number = state.lastNumber
            state.running[number] = Task {
                let answer = await self.answer(request)
                finish(number, request, answer)
            }
        }
    }

    private enum Answer {
        case link(FileLink)
        case file(File)
        case problem(ProtocolError)
    }

    private func answer(_ request: Request) async -> Answer {
        if let link = files.speechLink(owner: hub.number, session: hub.session.id, message: request.reply) {
            return .link(link)
        }
        do {
            guard let audio = try await hub.session.speech(of: request.reply) else {
                let problem = "the history has no reply of that id that is finished and has words to read aloud"
                return .problem(ProtocolError(.unknownReply, problem, about: request.clientID))
            }
            return .file(audio.file)
        } catch {
            if !Task.isCancelled {
                request.logger.warning("a reply could not be read aloud", metadata: ["error": "\(error)"])
            }
            let problem = "the reply could not be read aloud; the server's log says why"
            return .problem(ProtocolError(.speechFailed, problem, about: request.clientID))
        }
    }

    /// Sends an answer, under the lock: a file that is published once the connection has gone may be left behind.
    private func finish(_ number: Int, _ request: Request, _ answer: Answer) {
        state.withLock { state in
            guard !state.isCancelled, !hub.session.isEnded else { return }
            state.running[number] = nil
            switch answer {
            case .link(let address):
                link.send(encoder.speech(of: request.reply, address))
            case .file(let file):
                let address = files.speechLink(
                    owner: hub.number,
                    session: hub.session.id,
                    message: request.reply,
                    file: file
                )
                link.send(encoder.speech(of: request.reply, address))
            case .problem(let problem):
                link.send(encoder.error(problem))
            }
            beginNext(&state)
        }
    }
}
