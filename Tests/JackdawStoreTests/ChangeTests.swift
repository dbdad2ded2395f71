import JackdawCore
import Testing

@Suite("changes to sessions")
struct ChangeTests {
    @Test("a change to the version that is there is carried out", arguments: StoreKind.allCases)
    func succession(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([.new(record("one"), frames: frames(1...2))])
            let changed = record(
                "one",
                version: 2,
                user: "ada",
                name: "Trip",
                state: "asking",
                lastActive: 9,
                wakes: 10,
                content: "new"
            )
            let results = try await store.save([.put(changed, basis: 1, adding: frames(3...4), oldestFrame: 0)])
            let loaded = try await store.load("one")
            #expect(results == [true])
            #expect(loaded == StoredSession(record: changed, frames: frames(1...4)))

            let bare = record("one", version: 3)
            _ = try await store.save([.put(bare, basis: 2, adding: [], oldestFrame: 0)])
            let reloaded = try await store.load("one")
            #expect(reloaded?.record == bare)
        }
    }

    @Test("a change to another version changes nothing, and the others are carried out", arguments: StoreKind.allCases)
    func conflict(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([
                .new(record("a"), frames: frames(1...3)), .new(record("b"), frames: frames(1...3)), .new(record("c")),
            ])
            let results = try await store.save([
                .next("a", after: 1, adding: frames(4...4)),
                .put(record("b", version: 6, content: "lost"), basis: 5, adding: frames(4...4), oldestFrame: 3),
                .next("c", after: 1),
            ])
            let sessions = try await store.allSessions()
            #expect(results == [true, false, true])
            #expect(sessions.map(\.record.content) == ["version 2", "{}", "version 2"])
            #expect(sessions.map(\.record.version) == [2, 1, 2])
            #expect(sessions.map(\.frames) == [frames(1...4), frames(1...3), []])
        }
    }

    @Test("a new session is refused where there is one of that id", arguments: StoreKind.allCases)
    func twice(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([.new(record("one", content: "first"), frames: frames(1...1))])
            let results = try await store.save([.new(record("one", content: "second"), frames: frames(2...2))])
            let loaded = try await store.load("one")
            #expect(results == [false])
            #expect(loaded == StoredSession(record: record("one", content: "first"), frames: frames(1...1)))
        }
    }

    @Test("a change to a session that is not there is refused", arguments: StoreKind.allCases)
    func nothing(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let results = try await store.save([.next("one", after: 3, adding: frames(1...1))])
            let ids = try await store.ids(after: nil, limit: 10)
            #expect(results == [false])
            #expect(ids.isEmpty)
            // Nor are there frames that a session of that id would find.
            _ = try await store.save([.new(record("one"))])
            let loaded = try await store.load("one")
            #expect(loaded?.frames == [])
        }
    }

    @Test("changes of one batch see those before them", arguments: StoreKind.allCases)
    func oneAfterTheOther(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let results = try await store.save([
                .new(record("one"), frames: frames(1...1)), .next("one", after: 1, adding: frames(2...2)),
                .next("one", after: 1, adding: frames(3...3)), .remove(id: "one"),
                .new(record("one", content: "again"), frames: frames(9...9)),
            ])
            let loaded = try await store.load("one")
            #expect(results == [true, true, false, true, true])
            #expect(loaded == StoredSession(record: record("one", content: "again"), frames: frames(9...9)))
        }
    }

    @Test("frames before the oldest are removed, of this session alone", arguments: StoreKind.allCases)
    func oldestFrame(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([
                .new(record("a"), frames: frames(1...9)), .new(record("b"), frames: frames(1...9)),
            ])
            _ = try await store.save([
                .put(record("a", version: 2), basis: 1, adding: frames(10...12), oldestFrame: 8)
            ])
            let sessions = try await store.allSessions()
            #expect(sessions.map(\.frames) == [frames(8...12), frames(1...9)])
        }
    }

    @Test("a removed session is gone with its frames; removing none does no harm", arguments: StoreKind.allCases)
    func removal(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([
                .new(record("a", user: "ada", wakes: 1), frames: frames(1...3)),
                .new(record("b"), frames: frames(1...1)),
            ])
            let results = try await store.save([.remove(id: "a"), .remove(id: "nobody")])
            let gone = try await store.load("a")
            let waking = try await store.waking(by: moment(5), limit: 10)
            let ofUser = try await store.sessions(ofUser: "ada", after: .start, limit: 10)
            #expect(results == [true, true])
            #expect(gone == nil && waking.isEmpty && ofUser.isEmpty)

            _ = try await store.save([.new(record("a"))])
            let sessions = try await store.allSessions()
            #expect(sessions.map(\.frames) == [[], frames(1...1)])
        }
    }

    @Test("no changes are no work", arguments: StoreKind.allCases)
    func none(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let results = try await store.save([])
            #expect(results.isEmpty)
        }
    }
}
