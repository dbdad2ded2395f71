import Foundation
import JackdawCore
import JackdawSQLite
import Testing

@Suite("where an SQLite store is")
struct SQLiteAddressTests {
    @Test("an address is a path after its scheme")
    func addresses() async throws {
        try await withTemporaryFolder { folder in
            for address in ["sqlite:\(folder)/bot.db", "SQLite:\(folder)/my bot: the file?mode=ro#1%20.db"] {
                let store = try SQLiteStore(address: address)
                try await store.open()
                await store.close()
            }
            let found = try names(in: folder)
            #expect(found == ["bot.db", "my bot: the file?mode=ro#1%20.db"])
        }
    }

    @Test("a path that does not begin at the root is one in the working directory, whatever it looks like")
    func relativePaths() async throws {
        for path in [":memory:", "file:memory.db?mode=memory"] {
            // Nothing is made here: there is no such folder.
            let error = try await SQLiteStore(path: "no-such-folder/\(path)").openingError()
            let folder = FileManager.default.currentDirectoryPath + "/no-such-folder"
            #expect(error.kind == .misconfigured)
            #expect(error.description.contains("there is no folder \(folder) – make it"), "\(error)")
        }
    }

    @Test(
        "what is no address is refused, with one that is",
        arguments: [
            ("bot.db", "does not begin with sqlite:"), ("", "does not begin with sqlite:"),
            ("postgres://host/db", "does not begin with sqlite:"), ("sqlite", "does not begin with sqlite:"),
            ("sqlite:", "names no file"), ("sqlite://bot.db", "has two slashes"),
            ("sqlite:///var/lib/bot.db", "has two slashes"),
        ]
    )
    func misaddressed(address: String, mistake: String) throws {
        let error = try #require(throws: StoreError.self) { try SQLiteStore(address: address) }
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains(mistake) && error.description.contains("write sqlite:bot.db"), "\(error)")
    }

    @Test("what cannot be a path is refused")
    func noPath() throws {
        for path in ["", "bot\u{0}.db"] {
            let error = try #require(throws: StoreError.self) { try SQLiteStore(path: path) }
            #expect(error.kind == .misconfigured)
        }
    }

    @Test("a folder that is missing is named, and not made")
    func missingFolder() async throws {
        try await withTemporaryFolder { folder in
            let error = try await SQLiteStore(path: folder + "/data/bot.db").openingError()
            #expect(error.kind == .misconfigured)
            #expect(error.description.contains("mkdir -p \(folder)/data"), "\(error)")
            let found = try names(in: folder)
            #expect(found.isEmpty)
        }
    }

    @Test("a folder is no file, nor is a device, nor is a file a folder")
    func otherThings() async throws {
        try await withTemporaryFolder { folder in
            let ofFolder = try await SQLiteStore(path: folder).openingError()
            let ofDevice = try await SQLiteStore(path: "/dev/null").openingError()
            try write(Data("text".utf8), folder + "/file")
            let inFile = try await SQLiteStore(path: folder + "/file/bot.db").openingError()
            #expect(ofFolder.description.contains("it is a folder – name a file in it"), "\(ofFolder)")
            #expect(ofDevice.description.contains("it is no file"), "\(ofDevice)")
            #expect(inFile.description.contains("there is no folder \(folder)/file"), "\(inFile)")
            #expect([ofFolder, ofDevice, inFile].allSatisfy { $0.kind == .misconfigured })
        }
    }

    @Test("a symbolic link is followed")
    func links() async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: false)
            try await makeFilledStore(folder + "/data/bot.db")
            try FileManager.default.createSymbolicLink(atPath: folder + "/bot.db", withDestinationPath: "data/bot.db")
            let store = try SQLiteStore(path: folder + "/bot.db")
            try await store.open()
            let ids = try await store.allIDs()
            let beside = try names(in: folder + "/data")
            await store.close()
            #expect(ids.count == 200)
            #expect(beside == ["bot.db", "bot.db-shm", "bot.db-wal"])
        }
    }

    @Test("what the user may not write is said to be so", .enabled(if: geteuid() != 0, "root may write everything"))
    func permissions() async throws {
        try await withTemporaryFolder { folder in
            let manager = FileManager.default
            try await makeFilledStore(folder + "/bot.db")
            try manager.setAttributes([.posixPermissions: 0o400], ofItemAtPath: folder + "/bot.db")
            let ofFile = try await SQLiteStore(path: folder + "/bot.db").openingError()
            try manager.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
            let ofFolder = try await SQLiteStore(path: folder + "/bot.db").openingError()
            try manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
            #expect(ofFile.kind == .misconfigured && ofFolder.kind == .misconfigured)
            #expect(ofFile.description.contains("it cannot be read and written – give the user"), "\(ofFile)")
            #expect(ofFolder.description.contains("the folder \(folder) cannot be written – give"), "\(ofFolder)")
        }
    }

    @Test("where the system lets nobody make files, its reason is told", .enabled(if: access("/proc/self", F_OK) == 0))
    func noFilesHere() async throws {
        let error = try await SQLiteStore(path: "/proc/bot.db").openingError()
        #expect(error.kind == .misconfigured)
        #expect(error.description.contains("/proc"), "\(error)")
    }

    @Test("what people said can be read by the user of the process alone")
    func privacy() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder + "/bot.db")
            try await store.open()
            _ = try await store.save([.new(record("one"))])
            _ = try await store.load("one")
            let found = try names(in: folder)
            #expect(found == ["bot.db", "bot.db-shm", "bot.db-wal"])
            for name in found {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
            }
            await store.close()
            let left = try names(in: folder)
            #expect(left == ["bot.db"])
        }
    }
}
