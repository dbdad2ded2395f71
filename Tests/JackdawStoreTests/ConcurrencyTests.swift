import JackdawCore
import Testing

@Suite("stores used by many at once")
struct ConcurrencyTests {
    @Test("whoever loads while another saves finds each session at one moment", arguments: StoreKind.allCases)
    func snapshots(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let ids = (0..<10).map { "session \($0)" }
            _ = try await store.save(ids.map { .new(record($0), frames: frames(1...1)) })
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for version in 1..<60 {
                        let next = frames((version + 1)...(version + 1))
                        let results = try await store.save(ids.map { .next($0, after: version, adding: next) })
                        #expect(results.allSatisfy { $0 })
                    }
                }
                for id in ids {
                    group.addTask {
                        var newest = 0
                        while newest < 60 {
                            let session = try #require(try await store.load(id))
                            let version = session.record.version
                            // As many frames as versions, and never back to an earlier one.
                            try #require(session.frames == frames(1...version))
                            try #require(version >= newest)
                            newest = version
                            _ = try await store.countsByState()
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("of two that change one version only one succeeds", arguments: StoreKind.allCases)
    func races(kind: StoreKind) async throws {
        try await kind.withPlace { makeStore in
            try await withOpenStore(makeStore) { first in
                try await withOpenStore(makeStore) { second in
                    _ = try await first.save([.new(record("one"), frames: frames(1...1))])
                    for version in 1...20 {
                        let change = SessionChange.next(
                            "one",
                            after: version,
                            adding: frames((version + 1)...(version + 1))
                        )
                        async let one = first.save([change])
                        async let other = second.save([change])
                        let results = try await one + other
                        #expect(results.count(where: \.self) == 1)
                    }
                    let loaded = try await second.load("one")
                    #expect(loaded?.record.version == 21)
                    #expect(loaded?.frames == frames(1...21))
                }
            }
        }
    }

    @Test("what one saved another finds at once", arguments: StoreKind.allCases)
    func visibility(kind: StoreKind) async throws {
        try await kind.withPlace { makeStore in
            try await withOpenStore(makeStore) { first in
                try await withOpenStore(makeStore) { second in
                    for number in 1...20 {
                        _ = try await first.save([.new(record("\(number)"))])
                        let loaded = try await second.load("\(number)")
                        #expect(loaded != nil)
                    }
                }
            }
        }
    }

    @Test("a task that is cancelled saves and loads all the same", arguments: StoreKind.allCases)
    func cancellation(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let task = Task {
                // Until it is cancelled.
                try? await Task.sleep(for: .seconds(600))
                _ = try await store.save([.new(record("one"), frames: frames(1...2))])
                return try await store.load("one")
            }
            task.cancel()
            let loaded = try await task.value
            #expect(loaded == StoredSession(record: record("one"), frames: frames(1...2)))
        }
    }

    @Test("several that open a new place at once can all use it", arguments: StoreKind.allCases)
    func opening(kind: StoreKind) async throws {
        try await kind.withPlace { makeStore in
            let stores = try (0..<8).map { _ in try makeStore() }
            try await withThrowingTaskGroup(of: [Bool].self) { group in
                for (number, store) in stores.enumerated() {
                    group.addTask {
                        try await store.open()
                        return try await store.save([.new(record("\(number)"))])
                    }
                }
                for try await results in group { #expect(results == [true]) }
            }
            let ids = try await stores[0].allIDs()
            #expect(ids == (0..<8).map { "\($0)" })
            for store in stores { await store.close() }
        }
    }
}
