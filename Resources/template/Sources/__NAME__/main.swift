import Jackdaw

await Program.run("__BOT__") {
    var bot = try make__NAME__()
    bot.useWebSocketPlatform(useUI: true)
    try await bot.run()
}
