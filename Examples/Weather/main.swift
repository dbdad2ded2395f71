import Jackdaw

await Program.run("weather") {
    var bot = try makeWeather()
    bot.useWebSocketPlatform()
    try await bot.run()
}
