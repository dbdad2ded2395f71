import Jackdaw

await Program.run("gallery") {
    var bot = try makeGallery()
    bot.useWebSocketPlatform()
    try await bot.run()
}
