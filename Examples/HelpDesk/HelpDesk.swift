import Hummingbird
import Jackdaw

/// Makes the help desk's application: the chat at `/`, and the agents' page at `/agent/`.
///
/// - Parameters:
///   - configuration: where to listen, and what the chat allows.
///   - password: what the agents' page asks for.
///   - onListening: called with the address once it listens.
func makeHelpDesk(
    _ configuration: JackdawConfiguration,
    password: Password,
    onListening: @escaping @Sendable (ServerAddress) -> Void
) throws -> some ApplicationProtocol {
    let desk = Desk()
    var bot = try makeHelpDeskBot(desk: desk)
    // The agents' page shares the look of the chat page, and knows it at this address.
    let chat = bot.useWebSocketPlatform { $0.path = "/" }
    try chat.configure(with: configuration)

    let router = Router()
    try chat.addRoutes(to: router)
    let agents = router.group("agent").add(middleware: AgentPagePolicy())
    addAgentPage(to: agents)
    addAgentRoutes(
        to: agents.group().add(middleware: PasswordGate(password: password)),
        desk: desk,
        bot: bot,
        chat: chat
    )

    return try chat.application(of: bot, router: router, onListening: onListening)
}
