import Jackdaw
import JackdawSpeech

await Program.run("weather") {
    var bot = try makeWeather()
    bot.useSpeech()
    bot.useWebSocketPlatform()
    try await bot.run()
}
