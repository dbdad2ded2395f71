import Hummingbird
import Jackdaw
import JackdawTesting
import Logging
import ServiceLifecycle
import Testing

@testable import Embedded

@Suite("Embedded")
struct EmbeddedTests {
    /// Runs the shop on a free port while `body` runs.
    private func withShop(_ body: @escaping @Sendable (ServerAddress) async throws -> Void) async throws {
        var configuration = JackdawConfiguration()
        configuration.port = 0
        configuration.logLevel = .error
        configuration.shutdownTime = .seconds(2)
        let (addresses, continuation) = AsyncStream.makeStream(of: ServerAddress.self)
        let shop = try makeShop(configuration) { continuation.yield($0) }
        let group = ServiceGroup(services: [shop], logger: configuration.logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { continuation.finish() }
                try await group.run()
            }
            var iterator = addresses.makeAsyncIterator()
            let first = await iterator.next()
            let address = try #require(first)
            do {
                try await body(address)
            } catch {
                tasks.cancelAll()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("the shop's own pages are where they were")
    func ownRoutes() async throws {
        try await withShop { shop in
            let welcome = try await HTTPTestClient.get(shop.url + "/")
            #expect(welcome.text == "Welcome to the shop! Our assistant is at /chat/.")
            #expect(try await HTTPTestClient.get(shop.url + "/prices/tea").text == "tea costs 5 €.")
            #expect(try await HTTPTestClient.get(shop.url + "/nothing").status == 404)
        }
    }

    @Test("the chat's page is at /chat/, and /chat leads there")
    func page() async throws {
        try await withShop { shop in
            let page = try await HTTPTestClient.get(shop.url + "/chat/")
            #expect(page.status == 200)
            #expect(page.text.contains("<html"))
            let redirect = try await HTTPTestClient.get(shop.url + "/chat?x=1")
            #expect(redirect.status == 308)
            #expect(redirect["Location"] == "chat/?x=1")
            #expect(try await HTTPTestClient.get(shop.url + "/chat/ui/main.js").status == 200)
        }
    }

    @Test("the assistant answers under /chat and nowhere else", arguments: ["/chat", "/chat/"])
    func conversation(path: String) async throws {
        try await withShop { shop in
            let client = try await WebSocketClient.connect("ws://127.0.0.1:\(shop.port)\(path)")
            let user = Besser(client: client)
            #expect(try await user.askText("hello") == "Hello! What can I do for you?")
            #expect(try await user.askText("opening hours") == "We are open from 9 to 18, but not on Sundays.")
            await client.close()
            await #expect(throws: WebSocketClientError.self) {
                try await WebSocketClient.connect("ws://127.0.0.1:\(shop.port)/")
            }
        }
    }
}
