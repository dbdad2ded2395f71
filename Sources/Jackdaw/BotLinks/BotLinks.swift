internal import JackdawCore
internal import Synchronization

/// The connections of sessions to other bots, in the besser dialect.
final class BotLinks: BotDialer {
    private struct Key: Hashable {
        var session: ObjectIdentifier
        var address: BotAddress
    }

    private let links = Mutex<[Key: BotLink]>([:])
    private let messageLimit: @Sendable () -> Int

    /// - Parameter messageLimit: how long a message of another bot may be, in octets.
    init(messageLimit: @escaping @Sendable () -> Int) {
        self.messageLimit = messageLimit
    }

    func send(_ text: String, to address: String, from session: Session) async throws {
        let parsed: BotAddress
        do throws(BotAddress.Problem) {
            parsed = try BotAddress(address)
        } catch {
            throw BotUnreachable(address: address, reason: error.reason)
        }
        guard !session.isEnded else { throw ConversationRefused.sessionEnded }
        let key = Key(session: ObjectIdentifier(session), address: parsed)
        let link = links.withLock { links in
            if let link = links[key] { return link }
            let link = BotLink(session: session, address: parsed, name: address, messageLimit: messageLimit())
            links[key] = link
            return link
        }
        try await link.send(text)
        // It may have ended meanwhile, when nobody told what was just opened.
        if session.isEnded { sessionEnded(session) }
    }

    func sessionEnded(_ session: Session) {
        let ended = links.withLock { links -> [BotLink] in
            let keys = links.keys.filter { $0.session == ObjectIdentifier(session) }
            return keys.compactMap { links.removeValue(forKey: $0) }
        }
        for link in ended { link.close() }
    }

    /// How many connections are kept.
    var count: Int { links.withLock { $0.count } }
}
