import Jackdaw

await Program.run("quiz") {
    var bot = try makeQuiz()
    bot.useWebSocketPlatform()
    try await bot.run()
}
