import Jackdaw

var bot = try makeGallery()
bot.useWebSocketPlatform()
try await bot.run()
