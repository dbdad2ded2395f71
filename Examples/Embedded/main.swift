import Hummingbird
import Jackdaw

let options = BotOptions.fromCommandLine()
await Program.run("shop") {
    let shop = try makeShop(.load(options: options)) { Program.announce("shop", listeningOn: $0) }
    try await shop.runService()
}
