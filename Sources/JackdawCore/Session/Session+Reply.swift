import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// Says a text that is not written as a literal.
    ///
    /// - Throws: What ``reply(_:)-(Reply)`` throws.
    @_disfavoredOverload
    public func reply(_ text: String) async throws {
        try await reply(.text(text))
    }

    /// Says something to the user, on every connection of the session.
    ///
    /// It may be called in a body, and from anywhere else for as long as the session lives. For a stream it returns
    /// once the stream has ended; a user who stops a stream does not disturb the body.
    ///
    /// - Throws: `CancellationError` when the body that calls it was cancelled (by a reset, a time limit, the end),
    ///   ``ConversationRefused`` when the session has ended, and what a processor or the source of a stream threw.
    public func reply(_ reply: Reply) async throws {
        if isFollower { return try await replyThroughOwner(reply) }
        let run = BodyRun.current(of: self)
        switch reply.form {
        case .whole(let content):
            guard let content = try await processed(content) else { return }
            try say(content, run)
        case .spoken(let text):
            // Processed as the text that it is: what translates it has to come before the voice.
            guard let content = try await processed(.text(text)) else { return }
            try say(try await spoken(content), run)
        case .stream(let kind, let write):
            try await stream(kind, run, write)
        }
    }

    /// Has the node that owns the session say something; a stream is said at its end.
    private func replyThroughOwner(_ reply: Reply) async throws {
        var content: ReplyContent?
        switch reply.form {
        case .whole(let whole):
            content = try await processed(whole)
        case .spoken(let text):
            if let text = try await processed(.text(text)) { content = try await spoken(text) }
        case .stream(let kind, let write):
            let pieces = Mutex("")
            try await write { piece in
                var piece = piece
                for processor in self.engine.settings.processors {
                    piece = try await processor.outgoing(streamed: piece, in: self)
                }
                pieces.withLock { [piece] in $0 += piece }
            }
            content = kind.content(pieces.withLock { $0 })
        }
        if let content { try await post(Letter(.reply(content))) }
    }

    /// Ends a streamed reply; that it has ended already, or never was, does no harm.
    public func stop(stream id: String) {
        if isFollower { return postLater(.stopStream(id)) }
        let task = core.withLock { core -> Task<Void, any Error>? in
            guard let stream = core.streams.removeValue(forKey: id) else { return nil }
            let text = core.journal.openText(id) ?? ""
            record(.streamEnded(.stopped, text: text), id: id, of: stream.run, &core)
            return stream.task
        }
        task?.cancel()
    }

    /// What the processors make of something to say; nil where one keeps it back.
    private func processed(_ content: ReplyContent) async throws -> ReplyContent? {
        var content = content
        for processor in engine.settings.processors {
            guard let processed = try await processor.outgoing(content, in: self) else { return nil }
            content = processed
        }
        return content
    }

    private func say(_ content: ReplyContent, _ run: BodyRun?) throws {
        try core.withLock { core in
            try checkMaySpeak(run, core)
            record(.reply(content), of: run, &core)
        }
    }

    /// Notes what the bot's own code says, in a body or outside of all bodies.
    private func record(_ kind: JournalFrame.Kind, id: String? = nil, of run: BodyRun?, _ core: inout SessionCore) {
        // A task that a body has left behind speaks from outside of all bodies.
        let isOutcome = core.isOutcome(of: run)
        core.record(kind, id: id, isOutcome: isOutcome, engine)
        if !isOutcome { noteChange(&core) }
    }

    private func checkMaySpeak(_ run: BodyRun?, _ core: SessionCore) throws {
        if run?.isCancelled == true { throw CancellationError() }
        if core.isEnded { throw ConversationRefused.sessionEnded }
    }

    private func stream(_ kind: StreamKind, _ run: BodyRun?, _ write: @escaping Reply.StreamWriter) async throws {
        let (id, task) = try core.withLock { core in
            try checkMaySpeak(run, core)
            let id = core.journal.nextID
            record(.streamBegan(kind), of: run, &core)
            if core.isOutcome(of: run) { goLive(&core) }
            // A task of its own, so that a user can stop the stream without cancelling the body.
            let task = Task {
                try await write { piece in try await self.emit(piece, stream: id, run) }
            }
            core.streams[id] = SessionCore.OpenStream(task: task, run: run)
            return (id, task)
        }
        let result = await withTaskCancellationHandler {
            await task.result
        } onCancel: {
            task.cancel()
        }
        try finishStream(id, run, result)
    }

    /// Adds a piece to a stream, for as long as nobody has stopped it.
    private func emit(_ piece: String, stream id: String, _ run: BodyRun?) async throws {
        var piece = piece
        for processor in engine.settings.processors {
            piece = try await processor.outgoing(streamed: piece, in: self)
        }
        try core.withLock { core in
            try checkMaySpeak(run, core)
            guard core.streams[id] != nil else { throw CancellationError() }
            if !piece.isEmpty { record(.streamDelta(piece), id: id, of: run, &core) }
        }
    }

    private func finishStream(_ id: String, _ run: BodyRun?, _ result: Result<Void, any Error>) throws {
        try core.withLock { core in
            // Not there any more: stopped by the user, which is no error, or by a reset, which is the body's end.
            guard core.streams.removeValue(forKey: id) != nil else { return try checkMaySpeak(run, core) }
            let end: StreamEnd =
                switch result {
                case .success: .finished
                case .failure(is CancellationError): .stopped
                case .failure: .failed
                }
            record(.streamEnded(end, text: core.journal.openText(id) ?? ""), id: id, of: run, &core)
            try result.get()
        }
    }
}
