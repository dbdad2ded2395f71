import ServiceTesting
import Testing

@testable import OpenAIEndpoint

@Suite struct ServiceClientTests {
    private struct Message: Codable, Equatable {
        var text: String
    }

    private static func client(_ service: LocalService, limit: Int = 1_000) throws -> ServiceClient {
        let endpoint = ServiceEndpoint(service.baseURL, key: .value(" key-of-test\n"), headers: ["X-Team": "birds"])
        return try ServiceClient(endpoint: endpoint, answerLimit: limit)
    }

    private static func ask(_ service: LocalService, limit: Int = 1_000, within: Duration = .seconds(30)) async throws
        -> Message
    {
        try await client(service, limit: limit).post(Message(text: "?"), to: "talk", within: within)
    }

    private static func error(from service: LocalService, limit: Int = 1_000, within: Duration = .seconds(30)) async
        -> ServiceError?
    {
        do {
            _ = try await ask(service, limit: limit, within: within)
            return nil
        } catch { return error as? ServiceError }
    }

    @Test("a question is JSON with key and headers, and so is the answer")
    func asking() async throws {
        try await LocalService.serving { _ in
            .answer(200, body: #"{"text": "!"}"#)
        } _: { service in
            #expect(try await Self.ask(service) == Message(text: "!"))
            let request = try #require(service.requests.first)
            #expect(request.path == "/v1/talk")
            #expect(request.headers["authorization"] == "Bearer key-of-test")
            #expect(request.headers["x-team"] == "birds")
            #expect(request.headers["content-type"] == "application/json")
            #expect(String(decoding: request.body, as: UTF8.self) == #"{"text":"?"}"#)
        }
    }

    @Test("a service that is busy is asked again", arguments: [429, 500, 502, 503])
    func retries(status: Int) async throws {
        try await LocalService.serving { _ in
            .answer(status, headers: ["retry-after": "0"], body: "busy")
        } _: { service in
            async let answer = Self.ask(service)
            while service.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            service.answer { _ in .answer(200, body: #"{"text": "!"}"#) }
            let message = try await answer
            #expect(message == Message(text: "!"))
            #expect(service.requests.count >= 2)
        }
    }

    @Test("a service that asks for time is asked again after it")
    func retryAfter() async throws {
        try await LocalService.serving { _ in
            .answer(429, headers: ["retry-after": "1"], body: "")
        } _: { service in
            let start = ContinuousClock.now
            async let answer = Self.ask(service)
            while service.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            service.answer { _ in .answer(200, body: #"{"text": "!"}"#) }
            let message = try await answer
            #expect(message == Message(text: "!"))
            #expect(ContinuousClock.now - start >= .seconds(1))
        }
    }

    @Test("a service that asks for more time than there is is not waited for")
    func longRetryAfter() async throws {
        try await LocalService.serving { _ in
            .answer(429, headers: ["retry-after": "60"], body: "")
        } _: { service in
            let start = ContinuousClock.now
            let error = await Self.error(from: service)
            #expect(error?.kind == .status(429, ""))
            #expect(error?.retryAfter == .seconds(60))
            #expect(ContinuousClock.now - start < .seconds(20))
            #expect(service.requests.count == 1)
        }
    }

    @Test("what would fail again is not asked again", arguments: [307, 400, 401, 404, 501])
    func noRetries(status: Int) async throws {
        try await LocalService.serving { _ in
            .answer(status, headers: ["location": "/v1/other"], body: "no \u{1}\n key-of-test, birds")
        } _: { service in
            let error = await Self.error(from: service)
            #expect(error?.kind == .status(status, "no  [hidden], birds"))
            #expect(service.requests.count == 1)
        }
    }

    @Test("a silent service is given up in time")
    func silence() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            let start = ContinuousClock.now
            let error = await Self.error(from: service, within: .milliseconds(200))
            #expect(error?.kind == .timedOut(.milliseconds(200)))
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    @Test("a service that hangs up, that talks too much or nonsense is an error")
    func garbage() async throws {
        try await LocalService.serving { _ in
            .hangUp
        } _: { service in
            #expect(await Self.error(from: service, within: .milliseconds(500)) != nil)
            service.answer { _ in .answer(200, body: String(repeating: "x", count: 2_000)) }
            #expect(await Self.error(from: service)?.kind == .tooLarge(limit: 1_000))
            service.answer { _ in .answer(200, body: "<html>") }
            #expect(await Self.error(from: service)?.kind == .badAnswer("JSON of another form"))
        }
    }

    @Test("a port where nobody listens is an error at once")
    func refusal() async throws {
        let address = try await Self.deserted()
        let client = try ServiceClient(endpoint: ServiceEndpoint(address, key: .none), answerLimit: 1_000)
        let start = ContinuousClock.now
        await #expect(throws: ServiceError.self) {
            let _: Message = try await client.post(Message(text: "?"), to: "talk", within: .seconds(60))
        }
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    private static func deserted() async throws -> String {
        var address = ""
        try await LocalService.serving { _ in
            .hangUp
        } _: {
            address = $0.baseURL
        }
        return address
    }

    @Test("a cancelled task stops waiting")
    func cancellation() async throws {
        try await LocalService.serving { _ in
            .silence
        } _: { service in
            let asking = Task { try await Self.ask(service, within: .seconds(60)) }
            while service.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let start = ContinuousClock.now
            asking.cancel()
            await #expect(throws: CancellationError.self) { try await asking.value }
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }
}
