import JackdawCore
import Testing

/// Texts that are easily cut off or changed, by what they are.
private let difficultTexts = [
    "of many scripts": "Grüße, 你好, 🏳️‍🌈, e\u{301} and é", "with U+0000 in it": "a\u{0}b", "of U+0000 alone": "\u{0}",
    "that begins with U+0000": "\u{0}\u{0}end", "of SQL": "'; DROP TABLE sessions; --",
    "of what is no character": "\u{10FFFF}\u{FFFE}", "of control characters": "\r\n\t\u{7F}\u{85}\u{2028}",
]

@Suite("what a store keeps")
struct KeepingTests {
    @Test("a session comes back as it was saved", arguments: StoreKind.allCases)
    func everything(kind: StoreKind) async throws {
        let saved = StoredSession(
            record: record(
                "one",
                version: 1,
                user: "ada",
                name: "Trip",
                state: "asking",
                lastActive: 123,
                wakes: 456,
                content: "{}"
            ),
            frames: frames(1...3)
        )
        try await kind.withStore { store in
            let results = try await store.save([.new(saved.record, frames: saved.frames)])
            let loaded = try await store.load("one")
            #expect(results == [true])
            #expect(loaded == saved)
        }
    }

    @Test("what a session does not have stays missing, what is empty stays empty", arguments: StoreKind.allCases)
    func missing(kind: StoreKind) async throws {
        let bare = record("bare", content: "")
        let empty = record("", user: "", name: "", state: "", content: "")
        try await kind.withStore { store in
            _ = try await store.save([.new(bare), .new(empty, frames: [.init(sequence: 1, content: "")])])
            let loadedBare = try await store.load("bare")
            let loadedEmpty = try await store.load("")
            #expect(loadedBare == StoredSession(record: bare, frames: []))
            #expect(loadedEmpty == StoredSession(record: empty, frames: [.init(sequence: 1, content: "")]))
        }
    }

    @Test("there is nothing under an id that was never saved", arguments: StoreKind.allCases)
    func unknown(kind: StoreKind) async throws {
        try await kind.withStore { store in
            let loaded = try await store.load("nobody")
            #expect(loaded == nil)
        }
    }

    @Test("any text is kept whole", arguments: StoreKind.allCases, difficultTexts.keys.sorted())
    func texts(kind: StoreKind, name: String) async throws {
        let text = try #require(difficultTexts[name])
        let saved = StoredSession(
            record: record(text, user: text, name: text, state: text, content: text),
            frames: [.init(sequence: 1, content: text)]
        )
        try await kind.withStore { store in
            _ = try await store.save([.new(saved.record, frames: saved.frames)])
            let loaded = try await store.load(text)
            let ofUser = try await store.sessions(ofUser: text, after: .start, limit: 1)
            let ids = try await store.ids(after: nil, limit: 10)
            let counts = try await store.countsByState()
            // By their octets, because two strings are equal also when only their characters are.
            #expect(loaded.map { Array($0.record.content.utf8) } == Array(text.utf8))
            #expect(loaded.map { Array($0.frames[0].content.utf8) } == Array(text.utf8))
            #expect(loaded == saved)
            #expect(ofUser == [saved.record])
            #expect(ids.map { Array($0.utf8) } == [Array(text.utf8)])
            #expect(counts == [text: 1])
        }
    }

    @Test("contents of a megabyte are kept whole", arguments: StoreKind.allCases)
    func large(kind: StoreKind) async throws {
        let text = String(repeating: "0123456789abcdé\u{0}", count: 65_536)
        try await kind.withStore { store in
            let saved = record("large", content: text)
            _ = try await store.save([.new(saved, frames: [.init(sequence: 7, content: text + "!")])])
            let loaded = try await store.load("large")
            #expect(loaded?.record.content.utf8.elementsEqual(text.utf8) == true)
            #expect(loaded?.frames.first?.content.utf8.elementsEqual((text + "!").utf8) == true)
        }
    }

    @Test("numbers and dates are kept as far as they go", arguments: StoreKind.allCases)
    func extremes(kind: StoreKind) async throws {
        let saved = StoredSession(
            record: record("far", version: .max, lastActive: -1_800_000_000_001, wakes: 251_602_300_799_999),
            frames: [.init(sequence: 1, content: "first"), .init(sequence: .max, content: "last")]
        )
        try await kind.withStore { store in
            _ = try await store.save([.new(saved.record, frames: saved.frames)])
            let loaded = try await store.load("far")
            #expect(loaded == saved)
        }
    }

    @Test("what was saved is found by whoever opens the place again", arguments: StoreKind.allCases)
    func reopening(kind: StoreKind) async throws {
        try await kind.withPlace { makeStore in
            var saved: [StoredSession] = []
            try await withOpenStore(makeStore) { store in
                let records = (1...250).map { (number: Int) in record("\(number)", wakes: number) }
                _ = try await store.save(records.map { .new($0, frames: frames(1...3)) })
                _ = try await store.save([.next("17", after: 1, adding: frames(4...5)), .remove(id: "18")])
                saved = try await store.allSessions()
            }
            try await withOpenStore(makeStore) { store in
                let found = try await store.allSessions()
                #expect(found == saved)
                #expect(found.count == 249)
            }
        }
    }
}
