import Jackdaw

var bot = try makeGreetings()
bot.useWebSocketPlatform()
try await bot.run()
