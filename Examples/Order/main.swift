import Hummingbird
import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

let options = BotOptions.fromCommandLine()
await Program.run("order") {
    // What the payment provider and the pizzeria have agreed on. Without one, only the page that stands in for the
    // provider, in this very process, knows it.
    let secret = ProcessInfo.processInfo.environment["WEBHOOK_SECRET"] ?? UUID().uuidString
    let pizzeria = try makePizzeria(.load(options: options), webhookSecret: secret) {
        Program.announce("order", listeningOn: $0)
    }
    try await pizzeria.runService()
}
