import Testing

@testable import OpenAIEndpoint

@Suite struct RetryPolicyTests {
    private static let busy = ServiceError(.status(503, ""))

    @Test("pauses double, and a part of each is drawn by lot")
    func pauses() throws {
        var policy = RetryPolicy()
        policy.jitter = 0...1
        for number in 1...3 {
            let most = Duration.milliseconds(200) * (1 << (number - 1))
            let pauses = try (0..<200).map { _ in try #require(policy.pause(after: number, Self.busy)) }
            #expect(pauses.allSatisfy { .zero...most ~= $0 })
            #expect(Set(pauses).count > 100)
        }
        #expect(policy.pause(after: 4, Self.busy) == nil)
    }

    @Test("what the service asks for is waited for, up to a bound")
    func wishes() {
        var policy = RetryPolicy()
        policy.longestWish = .seconds(15)
        #expect(policy.pause(after: 1, ServiceError(.status(429, ""), retryAfter: .seconds(15))) == .seconds(15))
        #expect(policy.pause(after: 1, ServiceError(.status(429, ""), retryAfter: .seconds(16))) == nil)
    }

    @Test("a service that cannot be reached is tried again by those who want to")
    func unreachable() {
        var policy = RetryPolicy()
        #expect(policy.pause(after: 1, ServiceError(.unreachable("refused"))) == nil)
        policy.includesUnreachable = true
        #expect(policy.pause(after: 1, ServiceError(.unreachable("refused"))) != nil)
        #expect(policy.pause(after: 1, ServiceError(.badAnswer("HTML"))) == nil)
    }
}
