internal import JackdawCore
internal import Logging

extension Bot {
    /// Learns the bot's intents for a command, whose output the log is not to drown.
    func learn(in terminal: Terminal) async throws {
        conversations.configure { $0.logger.logLevel = .warning }
        try await withProgress("learning the intents", in: terminal) { _ in try await prepare() }
    }
}
