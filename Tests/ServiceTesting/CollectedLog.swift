package import Logging
import Synchronization

/// What was logged, line by line.
package final class CollectedLog: Sendable {
    /// One line.
    package struct Line: Sendable {
        package var level: Logger.Level
        package var text: String
    }

    private let collected = Mutex<[Line]>([])

    package init() {}

    package var lines: [Line] { collected.withLock { $0 } }

    /// The lines that an operator sees.
    package var warnings: [String] { lines.filter { $0.level >= .notice }.map(\.text) }

    /// A logger that writes here, everything down to `trace`.
    package var logger: Logger {
        Logger(label: "test") { _ in Handler(log: self) }
    }

    private struct Handler: LogHandler {
        let log: CollectedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let text = "\(event.message) \(metadata) \(event.metadata ?? [:])"
            log.collected.withLock { $0.append(Line(level: event.level, text: text)) }
        }
    }
}
