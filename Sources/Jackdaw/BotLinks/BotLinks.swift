internal import JackdawCore
internal import NIOCore
internal import Synchronization

/// Makes what encrypts a connection to the host of a name.
typealias LinkTLS = @Sendable (_ host: String) throws -> any ChannelHandler

/// The connections of sessions to other bots, in the besser dialect.
final class BotLinks: BotDialer {
    private struct Key: Hashable {
        var session: ObjectIdentifier
        var address: BotAddress
    }

    private let links = Mutex<[Key: BotLink]>([:])
    private let messageLimit: @Sendable () -> Int
    private let makeTLS: @Sendable () -> LinkTLS?

    /// - Parameters:
    ///   - messageLimit: how long a message of another bot may be, in octets.
    ///   - makeTLS: what encrypts; nil: addresses that ask for it are refused.
    init(messageLimit: @escaping @Sendable () -> Int, makeTLS: @escaping @Sendable () -> LinkTLS?) {
        self.messageLimit = messageLimit
        self.makeTLS = makeTLS
    }

    func send(_ text: String, to address: String, from session: Session) async throws {
        let parsed: BotAddress
        do throws(BotAddress.Problem) {
            parsed = try BotAddress(address)
        } catch {
            throw BotUnreachable(address: address, reason: error.reason)
        }
        let tls = parsed.isSecure ? makeTLS() : nil
        guard tls != nil || !parsed.isSecure else {
            throw BotUnreachable(
                address: address,
                reason: "wss:// needs TLS, which is not built in: give the platform one with encryptLinks(_:)"
            )
        }
        guard !session.isEnded else { throw ConversationRefused.sessionEnded }
        let key = Key(session: ObjectIdentifier(session), address: parsed)
        let link = links.withLock { links in
            if let link = links[key] { return link }
            let link = BotLink(
                session: session,
                address: parsed,
                name: address,
                messageLimit: messageLimit(),
                makeTLS: tls
            )
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
