import Jackdaw

var bot = try makeWeather()
bot.useWebSocketPlatform()
try await bot.run()
