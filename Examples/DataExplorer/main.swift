import Jackdaw

await Program.run("data-explorer") {
    var bot = try makeDataExplorer()
    bot.useWebSocketPlatform()
    try await bot.run()
}
