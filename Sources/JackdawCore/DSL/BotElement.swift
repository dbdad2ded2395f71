/// What a bot is made of, with the names of states in place of ids.
enum BotElement: Sendable {
    case state(String, [StateElement], DeclarationSite)
    case everyState([StateElement], DeclarationSite)
    case variables([AnyVariable])
}
