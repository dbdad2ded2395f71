import Tracing

extension Session {
    /// A body or a fallback within a span of its own, where anybody traces.
    ///
    /// The span is named after what runs, and has what the log has in its attributes; a body that throws leaves its error
    /// in it.
    func traced(_ action: ConversationMachine.Action, _ code: BodyAction) -> @Sendable () async throws -> Void {
        guard isTraced else { return { try await code(self) } }
        let tracer = tracer
        return {
            try await tracer.withSpan(action.spanName) { span in
                span.attributes["jackdaw.bot"] = self.engine.definition.name
                span.attributes["jackdaw.session"] = self.id
                span.attributes["jackdaw.state"] = self.state
                try await code(self)
            }
        }
    }
}

extension Session {
    private var tracer: any Tracer { engine.settings.tracer ?? InstrumentationSystem.tracer }

    /// Whether anybody traces.
    var isTraced: Bool { !(tracer is NoOpTracer) }
}

extension ConversationMachine.Action {
    fileprivate var spanName: String {
        switch self {
        case .body(let state): "body \(state)"
        case .fallback(let state): "fallback \(state)"
        case .everywhereFallback, .defaultFallback: "fallback"
        }
    }
}
