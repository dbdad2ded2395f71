import Jackdaw

await Program.run("greetings") {
    var bot = try makeGreetings()
    bot.useWebSocketPlatform()
    try await bot.run()
}
