import ServiceTesting
import Testing
import Understanding

@testable import JackdawEmbeddings

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct VectorStoreTests {
    private static func file(_ texts: [String]) -> VectorFile {
        var file = VectorFile()
        for (place, text) in texts.enumerated() { file.add([Float(place), 1, -0.5], for: TextKey(text)) }
        return file
    }

    @Test("vectors are read as they were written")
    func roundTrip() throws {
        let file = Self.file(["a", "b", "c"])
        let read = try #require(VectorFile(file.bytes(identity: "here", limit: 10_000), identity: "here"))
        #expect(read.vectors == file.vectors)
        #expect(read.dimension == 3)
        #expect(!read.changed)
        let empty = try #require(VectorFile(VectorFile().bytes(identity: "", limit: 10_000), identity: ""))
        #expect(empty.vectors.isEmpty)
    }

    @Test("a file of another service, cut short or with one wrong bit is not read")
    func damage() {
        let bytes = Self.file(["a", "b"]).bytes(identity: "here", limit: 10_000)
        #expect(VectorFile(bytes, identity: "there") == nil)
        for length in bytes.indices { #expect(VectorFile(Array(bytes.prefix(length)), identity: "here") == nil) }
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 0x10
            #expect(VectorFile(other, identity: "here") == nil)
        }
    }

    @Test("a file that claims more than it holds is not read, even with a right checksum", arguments: [9, 17, 21])
    func lies(place: Int) {
        var bytes = Array(Self.file(["a"]).bytes(identity: "here", limit: 10_000).dropLast(16))
        for offset in 0..<3 { bytes[place + offset] = 0xFF }
        let key = TextKey(bytes)
        for half in [key.first, key.second] {
            for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: half >> UInt64(8 * shift))) }
        }
        #expect(VectorFile(bytes, identity: "here") == nil)
    }

    @Test("a file never grows beyond its limit: what was not used for longest goes first")
    func limit() throws {
        let width = 16 + 3 * 4
        let limit = 1024 + 3 * width
        var file = try #require(
            VectorFile(Self.file(["a", "b", "c"]).bytes(identity: "", limit: limit), identity: "")
        )
        let (isThere, isMissing) = (file.use(TextKey("c")), !file.use(TextKey("x")))
        #expect(isThere && isMissing)
        file.add([7, 7, 7], for: TextKey("d"))
        let bytes = file.bytes(identity: "", limit: limit)
        #expect(bytes.count <= limit)
        let read = try #require(VectorFile(bytes, identity: ""))
        #expect(Set(read.vectors.keys) == Set(["c", "d", "a"].map { TextKey($0) }))
    }

    @Test("a damaged file is reported and written anew, and one that cannot be written is no harm")
    func disk() async throws {
        try await withTemporaryDirectory { directory in
            let log = CollectedLog()
            let store = VectorStore(cache: .directory("\(directory)/a/b"), identity: "x\ny", logger: log.logger)
            #expect(await store.load().vectors.isEmpty)
            #expect(log.lines.isEmpty)
            await store.save(Self.file(["a"]))
            #expect(await store.load().vectors.count == 1)
            let names = try FileManager.default.contentsOfDirectory(atPath: "\(directory)/a/b")
            #expect(names.count == 1)

            let path = "\(directory)/a/b/\(names[0])"
            try Data("rubbish".utf8).write(to: URL(filePath: path))
            #expect(await store.load().vectors.isEmpty)
            #expect(log.warnings.count == 1)
            await store.save(Self.file(["a", "b"]))
            #expect(await store.load().vectors.count == 2)

            let blocked = VectorStore(cache: .directory("\(path)/c"), identity: "x", logger: log.logger)
            await blocked.save(Self.file(["a"]))
            #expect(log.warnings.count == 2)
        }
    }
}
