import Hummingbird
import Jackdaw

/// Makes a shop's web application: pages of its own, and a chat under `/chat`, all on one port.
///
/// - Parameters:
///   - configuration: where to listen, and what the chat allows.
///   - onListening: called with the shop's address once it listens.
func makeShop(
    _ configuration: JackdawConfiguration,
    onListening: @escaping @Sendable (ServerAddress) -> Void
) throws -> some ApplicationProtocol {
    var assistant = try makeShopAssistant()
    let chat = assistant.useWebSocketPlatform { $0.path = "/chat" }
    try chat.configure(with: configuration)

    let router = Router()
    router.get("/") { _, _ in "Welcome to the shop! Our assistant is at /chat/." }
    router.get("/prices/:item") { _, context in
        "\(context.parameters.get("item") ?? "It") costs 5 €."
    }
    try chat.addRoutes(to: router)

    return try chat.application(of: assistant, router: router, onListening: onListening)
}
