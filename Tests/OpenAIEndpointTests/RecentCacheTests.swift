import Testing

@testable import OpenAIEndpoint

@Suite struct RecentCacheTests {
    @Test("what was not asked for longest makes room")
    func eviction() {
        var cache = RecentCache<String, Int>(capacity: 2)
        cache.insert(1, for: "a")
        cache.insert(2, for: "b")
        #expect(cache.value(for: "a") == 1)
        cache.insert(3, for: "c")
        #expect(cache.value(for: "b") == nil)
        #expect(cache.value(for: "a") == 1)
        #expect(cache.value(for: "c") == 3)
        cache.insert(4, for: "c")
        #expect(cache.value(for: "c") == 4)
        #expect(cache.count == 2)
    }

    @Test("a cache without room keeps nothing", arguments: [0, -1])
    func noRoom(capacity: Int) {
        var cache = RecentCache<String, Int>(capacity: capacity)
        cache.insert(1, for: "a")
        #expect(cache.value(for: "a") == nil)
    }
}
