import Jackdaw
import JackdawSpeech

await Program.run("greetings") {
    var bot = try makeGreetings()
    bot.useSpeech()
    bot.useWebSocketPlatform()
    try await bot.run()
}
