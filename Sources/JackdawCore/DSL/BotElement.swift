/// What a bot is made of, with the names of states in place of ids.
enum BotElement: Sendable {
    case state(String, [StateElement], SourceLocation)
    case everyState([StateElement], SourceLocation)
    case variables([AnyVariable])
}
