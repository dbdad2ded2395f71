import Jackdaw
import JackdawTesting
import Testing

@Suite("Starting and stopping")
struct ServerLifecycleTests {
    @Test("a port in use is an error that names the port")
    func portInUse() async throws {
        try await ServedBot.serve(makeServerBot()) { first in
            let port = first.address.port
            let error = await #expect(throws: ServerError.self) {
                try await ServedBot.serve(makeServerBot(), configure: { $0.port = port }) { _ in }
            }
            #expect(error?.description.contains("port \(port) of 127.0.0.1 is in use") == true)
        }
    }

    @Test("a configuration set in code that cannot be is an error before anything listens")
    func badConfiguration() async throws {
        await #expect(throws: ConfigurationError.self) {
            try await ServedBot.serve(makeServerBot(), configure: { $0.path = "no slash" }) { _ in }
        }
    }

    @Test("a body that runs when the server stops may finish, and its reply arrives before the close with 1001")
    func graceful() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let client = try await bot.connect()
            try await client.send(json: ["action": "user_message", "message": "slow"])
            #expect(try await client.nextJSON()["message"] == "working")
            await bot.stop()
            #expect(try await client.nextJSON()["message"] == "done")
            #expect(try await client.waitForClose().code == 1001)
        }
    }

    @Test("an idle connection is closed with 1001 at once when the server stops")
    func idle() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let client = try await bot.connect(subprotocol: "jackdaw.v1")
            _ = try await client.nextJSON()
            await bot.stop()
            #expect(try await client.waitForClose(timeout: .seconds(1)).code == 1001)
        }
    }

    @Test("many connections that come and go leave no session behind")
    func nothingLeft() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<25 {
                            let client = try await bot.connect()
                            try await client.send(json: ["action": "user_message", "message": "hello"])
                            _ = try await client.nextText()
                            await client.close()
                        }
                    }
                }
                try await group.waitForAll()
            }
            var health = ""
            for _ in 0..<200 where health != #"{"status":"ok","connections":0,"sessions":0}"# {
                health = try await HTTPTestClient.get(bot.url + "/health").text
            }
            #expect(health == #"{"status":"ok","connections":0,"sessions":0}"#)
        }
    }
}
