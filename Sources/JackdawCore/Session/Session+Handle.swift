import Logging
import Synchronization
import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Session {
    /// Handles one piece of work to its end.
    func handle(_ work: Work) async {
        switch work {
        case .start:
            await advance(.start)
        case .restart:
            core.withLock { forget(&$0) }
            await advance(.restart(isAutomatic: false))
        case .message(let message):
            await handle(message)
        case .variables(let assignments):
            core.withLock { core in
                for assignment in assignments { core.variables[assignment.name] = assignment.value }
            }
            await advance(.recheck)
        case .event(let event):
            core.withLock { $0.handling = Handling(event: event) }
            tell(.happened(event))
            await advance(.stimulus(.event(event)))
        case .timer(let entry, let index):
            await advance(.timer(entry: entry, index: index))
        }
        // Asked for where no body could notice: in a processor, or in onError.
        if takeResetRequest() { await advance(.restart(isAutomatic: true)) }
    }

    private func handle(_ message: UserMessage) async {
        guard take(message) else { return }
        guard let handling = await prepare(message), let message = handling.message else { return }
        core.withLock { core in
            core.handling = handling
            let values = handling.answer?.values ?? handling.match?.parameters ?? [:]
            for (name, value) in values { core.parameters[name] = .found(value) }
        }
        tell(.understood(message, handling.classification, handling.match))
        await advance(.stimulus(.message(message, intent: handling.match)))
    }

    /// Listens, lets the processors see the message, and finds out what the user wants.
    ///
    /// - Returns: nil when the message was swallowed, not understood as speech, or something failed.
    private func prepare(_ message: UserMessage) async -> Handling? {
        if engine.comprehension.isImmediate, engine.settings.processors.isEmpty, !message.isUnheard {
            do {
                return try await understand(message)
            } catch {
                await report(error)
                return nil
            }
        }
        // The bot's own code, or a service: it may hang, and a reset must be able to cancel it.
        let outcome = Outcome()
        let end = await perform {
            var message = message
            if message.isUnheard {
                guard let heard = try await self.listen(to: message) else { return }
                message = heard
            }
            for processor in self.engine.settings.processors {
                guard let processed = try await processor.incoming(message, in: self) else { return }
                message = processed
            }
            let handling = try await self.understand(message)
            outcome.handling.withLock { $0 = handling }
        }
        switch end {
        case .finished: return outcome.handling.withLock { $0 }
        case .failed(let error): await report(error)
        case .interrupted(.timeLimit): await report(timeLimitExceeded)
        case .interrupted: break
        }
        return nil
    }

    private func understand(_ message: UserMessage) async throws -> Handling {
        let state = state
        let (classification, match) = try await engine.comprehension.understand(
            message.text,
            in: state,
            context: engine.recognitionContext
        )
        let answer = answer(message, in: state, match)
        return Handling(
            message: message,
            match: answer == nil ? match : nil,
            classification: classification,
            answer: answer
        )
    }

    /// What a message answers, when the state asked for something and the answer says more than the intent in it.
    private func answer(_ message: UserMessage, in state: String, _ match: IntentMatch?) -> FormAnswer? {
        guard let question = engine.comprehension.question(askedIn: state) else { return nil }
        return engine.comprehension.answer(
            message.text,
            in: state,
            to: AnswerReader.Question(
                asked: question.asked,
                previous: core.withLock { $0.formProgress.previous },
                known: Set(question.slots.filter { $0.isKnown(self) }.map(\.parameter.name))
            ),
            match: match,
            context: engine.recognitionContext
        )
    }

    /// Has a voice message transcribed; nil when nothing could be understood, which the user is told.
    private func listen(to message: UserMessage) async throws -> UserMessage? {
        guard case .voice(let file, _) = message.content, let recognizer = engine.settings.recognizer else {
            return message
        }
        let hints = engine.comprehension.hints(heardIn: state, language: engine.settings.language)
        let transcript: Transcript
        do {
            transcript = try await recognizer.transcribe(file, hints: hints)
        } catch {
            if BodyRun.current(of: self)?.isCancelled == true { throw error }
            logger.warning("a voice message could not be transcribed", metadata: ["error": "\(error)"])
            core.withLock { core in
                core.tell(.failure(.voice(message, error)))
            }
            return nil
        }
        return try core.withLock { core in
            if BodyRun.current(of: self)?.isCancelled == true { throw CancellationError() }
            core.record(.transcript(transcript.text), id: message.id, engine)
            var heard = message
            heard.content = .voice(file, transcript: transcript.text)
            return heard
        }
    }

    var timeLimitExceeded: BodyTimeLimitExceeded {
        BodyTimeLimitExceeded(state: state, limit: engine.settings.bodyTimeLimit ?? .zero)
    }
}

/// Where a run leaves what it found out.
private final class Outcome: Sendable {
    let handling = Mutex<Handling?>(nil)
}

extension UserMessage {
    /// Whether it was spoken and has not been transcribed.
    fileprivate var isUnheard: Bool {
        if case .voice(_, nil) = content { true } else { false }
    }
}
