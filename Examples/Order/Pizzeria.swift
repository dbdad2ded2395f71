import Hummingbird
import Jackdaw

/// Makes the pizzeria's application: the chat, the webhook, and a page that stands in for the payment provider's.
///
/// - Parameters:
///   - configuration: where to listen, and what the chat allows.
///   - webhookSecret: what the webhook's messages are signed with.
///   - onListening: called with the address once it listens.
func makePizzeria(
    _ configuration: JackdawConfiguration,
    webhookSecret: String,
    onListening: @escaping @Sendable (ServerAddress) -> Void
) throws -> some ApplicationProtocol {
    let till = Till()
    var bot = try makeOrderBot(till: till)
    let chat = bot.useWebSocketPlatform()
    try chat.configure(with: configuration)

    let conversations = bot.conversations
    till.onPaid { payment in
        // A customer who has left the chat has paid all the same.
        Task { try? await conversations.send(.paid(payment), to: payment.session) }
    }

    let router = Router()
    try chat.addRoutes(to: router)
    addPaymentRoutes(to: router, till: till, webhook: Webhook(secret: webhookSecret))

    return try chat.application(of: bot, router: router) { address in
        till.serve(at: address.url)
        onListening(address)
    }
}
