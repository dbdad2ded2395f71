import Jackdaw
import JackdawSQLite

await Program.run("quiz") {
    var bot = try makeQuiz()
    bot.use(storeKinds: SQLiteStore.self)
    bot.useWebSocketPlatform()
    try await bot.run()
}
