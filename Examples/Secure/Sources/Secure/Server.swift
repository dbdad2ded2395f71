import Hummingbird
import HummingbirdTLS
import Jackdaw
import NIOSSL

/// Makes an application that serves a bot by `https` and `wss`, on one port.
///
/// - Parameters:
///   - configuration: where to listen, and what the chat allows.
///   - certificate: what the server proves with who it is.
///   - friend: another bot, that this one may ask.
///   - onListening: called with the server's address once it listens.
func makeServer(
    _ configuration: JackdawConfiguration,
    _ certificate: Certificate,
    friend: Friend? = nil,
    onListening: @escaping @Sendable (ServerAddress) -> Void
) throws -> some ApplicationProtocol {
    var bot = try makeConfidant(friend: friend?.address)
    let chat = bot.useWebSocketPlatform()
    if let context = friend?.context {
        chat.encryptLinks { host in try NIOSSLClientHandler(context: context, serverHostname: host) }
    }
    try chat.configure(with: configuration)

    let router = Router()
    try chat.addRoutes(to: router)

    return Application(
        router: router,
        // All that TLS takes: the chat's server inside of one that encrypts.
        server: try .tls(chat.server(), tlsConfiguration: certificate.configuration),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.host, port: configuration.port),
            serverName: nil
        ),
        services: [bot.service],
        onServerRunning: { channel in
            let port = channel.localAddress?.port ?? configuration.port
            onListening(
                ServerAddress(host: configuration.host, port: port, path: configuration.path, isSecure: true)
            )
        },
        logger: configuration.logger(label: "secure")
    )
}
