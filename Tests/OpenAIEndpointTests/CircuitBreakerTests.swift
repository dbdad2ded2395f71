import Testing

@testable import OpenAIEndpoint

@Suite struct CircuitBreakerTests {
    private let start = ContinuousClock.now
    private var breaker = CircuitBreaker(firstPause: .seconds(1), longestPause: .seconds(4))

    private mutating func fail(after seconds: Double, wish: Duration? = nil) -> CircuitBreaker.Change? {
        let now = start + .seconds(seconds)
        guard let permit = breaker.admit(at: now) else { return nil }
        return breaker.fail(permit, at: now, wish: wish)
    }

    private mutating func admit(after seconds: Double) throws -> CircuitBreaker.Permit {
        let permit = breaker.admit(at: start + .seconds(seconds))
        return try #require(permit)
    }

    @Test("a service that works is always asked")
    mutating func working() throws {
        for _ in 0..<3 {
            let permit = try admit(after: 0)
            #expect(breaker.succeed(permit) == nil)
        }
    }

    @Test("a failure is told once, and pauses grow up to the longest")
    mutating func growingPauses() {
        #expect(fail(after: 0) == .broke)
        #expect(breaker.admit(at: start + .seconds(0.9)) == nil)
        #expect(fail(after: 1) == nil)
        #expect(breaker.admit(at: start + .seconds(2.9)) == nil)
        #expect(fail(after: 3) == nil)
        #expect(breaker.admit(at: start + .seconds(6.9)) == nil)
        #expect(fail(after: 7) == nil)
        #expect(breaker.admit(at: start + .seconds(10.9)) == nil)
        #expect(breaker.admit(at: start + .seconds(11)) != nil)
    }

    @Test("one request tries after a pause, and its success opens the way for all")
    mutating func recovery() throws {
        #expect(fail(after: 0) == .broke)
        let trial = try admit(after: 1)
        #expect(breaker.admit(at: start + .seconds(1)) == nil)
        #expect(breaker.succeed(trial) == .recovered)
        #expect(breaker.admit(at: start + .seconds(1)) != nil)
        // Pauses begin anew.
        #expect(fail(after: 2) == .broke)
        #expect(breaker.admit(at: start + .seconds(3)) != nil)
    }

    @Test("many that fail at once count as one failure")
    mutating func simultaneousFailures() throws {
        var permits: [CircuitBreaker.Permit] = []
        for _ in 0..<5 { permits.append(try admit(after: 0)) }
        var changes: [CircuitBreaker.Change] = []
        for permit in permits { if let change = breaker.fail(permit, at: start) { changes.append(change) } }
        #expect(changes == [.broke])
        let trial = try admit(after: 1)
        #expect(breaker.succeed(permits[0]) == nil)
        #expect(breaker.succeed(trial) == .recovered)
    }

    @Test("a trial that is given up leaves the next one free to try")
    mutating func abandonedTrial() throws {
        #expect(fail(after: 0) == .broke)
        let trial = try admit(after: 1)
        breaker.abandon(trial, at: start + .seconds(1))
        #expect(breaker.admit(at: start + .seconds(1)) != nil)
    }

    @Test("a service that asks for time gets it")
    mutating func wish() {
        #expect(fail(after: 0, wish: .seconds(30)) == .broke)
        #expect(breaker.admit(at: start + .seconds(29)) == nil)
        #expect(breaker.admit(at: start + .seconds(30)) != nil)
    }

    @Test("a text that the service dislikes does not stop the others, three in a row do")
    mutating func complaints() throws {
        var changes: [CircuitBreaker.Change?] = []
        for number in 0..<6 {
            let permit = try admit(after: 0)
            // The third is answered.
            changes.append(
                number == 2 ? breaker.succeed(permit) : breaker.fail(permit, at: start, blamesRequest: true)
            )
        }
        #expect(changes == [nil, nil, nil, nil, nil, .broke])
        #expect(breaker.admit(at: start) == nil)
    }
}
