import JackdawCore
import Testing

@Suite("what can be asked of a store")
struct SearchTests {
    @Test("sessions wake in the order of their times, as many as are asked for", arguments: StoreKind.allCases)
    func waking(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([
                .new(record("third", wakes: 30)), .new(record("never")), .new(record("first", wakes: -10)),
                .new(record("second", wakes: 20)), .new(record("later", wakes: 41)), .new(record("fourth", wakes: 40)),
            ])
            let all = try await store.waking(by: moment(40), limit: 10)
            let two = try await store.waking(by: moment(40), limit: 2)
            let none = try await store.waking(by: moment(-11), limit: 10)
            #expect(all == ["first", "second", "third", "fourth"])
            #expect(two == ["first", "second"])
            #expect(none.isEmpty)
        }
    }

    @Test("a session wakes when its last change says, or not any more", arguments: StoreKind.allCases)
    func wakingAgain(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([.new(record("a", wakes: 10)), .new(record("b", wakes: 20)), .new(record("c"))])
            _ = try await store.save([
                .put(record("a", version: 2), basis: 1, adding: [], oldestFrame: 0),
                .put(record("b", version: 2, wakes: 200), basis: 1, adding: [], oldestFrame: 0),
                .put(record("c", version: 2, wakes: 30), basis: 1, adding: [], oldestFrame: 0),
            ])
            let soon = try await store.waking(by: moment(100), limit: 10)
            let late = try await store.waking(by: moment(300), limit: 10)
            #expect(soon == ["c"])
            #expect(late == ["c", "b"])
        }
    }

    @Test("the sessions of a user come with the one used latest first", arguments: StoreKind.allCases)
    func users(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let records = [
                record("a", user: "ada", lastActive: 20), record("b", user: "bob", lastActive: 99),
                record("c", user: "ada", name: "Trip", lastActive: 30), record("d", lastActive: 98),
                record("e", user: "ada", lastActive: 10),
            ]
            _ = try await store.save(records.map { .new($0, frames: frames(1...1)) })
            let all = try await store.sessions(ofUser: "ada", after: .start, limit: 10)
            let two = try await store.sessions(ofUser: "ada", after: .start, limit: 2)
            let nobody = try await store.sessions(ofUser: "eve", after: .start, limit: 10)
            #expect(all == [records[2], records[0], records[4]])
            #expect(two == [records[2], records[0]])
            #expect(nobody.isEmpty)
        }
    }

    @Test("the sessions of a user come a page at a time", arguments: StoreKind.allCases, [1, 2, 3, 100])
    func pages(kind: StoreKind, limit: Int) async throws {
        // Three of one time, whose ids then count by their octets.
        let times = [("a", 5), ("", 7), ("B", 7), ("a\u{0}", 7), ("ä", 7), ("last", -4), ("first", 900)]
        try await kind.withStore { store in
            let records = times.map { record($0, user: "ada", lastActive: $1) }
            _ = try await store.save((records + [record("x", user: "bob", lastActive: 6)]).shuffled().map { .new($0) })
            var found: [String] = []
            var cursor = ConversationCursor.start
            while true {
                let page = try await store.sessions(ofUser: "ada", after: cursor, limit: limit)
                #expect(page.count <= limit)
                found += page.map(\.id)
                guard let last = page.last else { break }
                cursor = last.cursor
            }
            #expect(found == ["first", "ä", "a\u{0}", "B", "", "a", "last"])
        }
    }

    @Test("users are told apart by every octet", arguments: StoreKind.allCases)
    func similarUsers(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let users = ["ada", "Ada", "ada ", "ada\u{0}", "ada\u{0}b"]
            _ = try await store.save(users.enumerated().map { .new(record("\($0)", user: $1)) })
            for (number, user) in users.enumerated() {
                let found = try await store.sessions(ofUser: user, after: .start, limit: 10)
                #expect(found.map(\.id) == ["\(number)"], "\(user.debugDescription)")
            }
        }
    }

    @Test("ids come in the order of their octets, a page at a time", arguments: StoreKind.allCases, [1, 2, 3, 100])
    func paging(kind: StoreKind, limit: Int) async throws {
        // Not in the order of UTF-16, of characters, or of a language; a text comes before those that go on after it.
        let ids = ["", "\u{0}", "10", "9", "B", "a", "a\u{0}", "a\u{0}b", "ab", "z", "ä", "\u{FFFD}", "😀"]
        try await kind.withStore { store in
            _ = try await store.save(ids.shuffled().map { .new(record($0)) })
            let found = try await store.allIDs(limit: limit)
            let between = try await store.ids(after: "aa", limit: 2)
            #expect(found == ids)
            #expect(between == ["ab", "z"])
        }
    }

    @Test("sessions are counted by their states", arguments: StoreKind.allCases)
    func counts(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let before = try await store.countsByState()
            #expect(before.isEmpty)
            _ = try await store.save([
                .new(record("a", state: "waiting")), .new(record("b", state: "asking")),
                .new(record("c", state: "asking")),
            ])
            _ = try await store.save([
                .put(record("a", version: 2, state: "done"), basis: 1, adding: [], oldestFrame: 0)
            ])
            let counts = try await store.countsByState()
            #expect(counts == ["asking": 2, "done": 1])
        }
    }

    @Test(
        "sessions not used for long are removed, unless something is to be done for them",
        arguments: StoreKind.allCases
    )
    func unused(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save([
                .new(record("old", lastActive: 9), frames: frames(1...3)), .new(record("new", lastActive: 10)),
                .new(record("old but waking", lastActive: 9, wakes: 10_000)), .new(record("older", lastActive: 1)),
            ])
            let removed = try await store.removeUnused(since: moment(10), limit: 10)
            let ids = try await store.allIDs()
            #expect(removed == 2)
            #expect(ids == ["new", "old but waking"])
            // Its frames went with it.
            _ = try await store.save([.new(record("old"))])
            let loaded = try await store.load("old")
            #expect(loaded?.frames == [])
        }
    }

    @Test("no more are removed than the limit", arguments: StoreKind.allCases)
    func unusedInPortions(kind: StoreKind) async throws {
        try await kind.withStore { store in
            _ = try await store.save((0..<25).map { .new(record("\($0)")) })
            var removed: [Int] = []
            for _ in 0..<4 { removed.append(try await store.removeUnused(since: moment(1), limit: 10)) }
            let ids = try await store.allIDs()
            #expect(removed == [10, 10, 5, 0])
            #expect(ids.isEmpty)
        }
    }
}
