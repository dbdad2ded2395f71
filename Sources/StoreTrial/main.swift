import Jackdaw
import JackdawPostgres
import JackdawSQLite

await Program.run("store-trial") {
    var bot = try makeStoreTrial()
    bot.use(storeKinds: SQLiteStore.self, PostgresStore.self)
    bot.useWebSocketPlatform(useUI: true)
    try await bot.run()
}
