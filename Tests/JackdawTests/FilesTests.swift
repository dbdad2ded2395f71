import HTTPTypes
import Hummingbird
import JackdawCore
import JackdawTesting
import NIOCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Files", .timeLimit(.minutes(1)))
struct FilesTests {
    @Test(
        "SHA-256 gives what FIPS 180-4's examples say",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
    )
    func sha256(text: String, expected: String) {
        #expect(hex(SHA256.digest(of: text.utf8)) == expected)
    }

    @Test("SHA-256 is the same however a message is cut, at every length around its blocks")
    func sha256Pieces() {
        for length in 0...200 {
            let octets = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
            var hash = SHA256()
            for start in stride(from: 0, to: length, by: 7) {
                Array(octets[start..<min(start + 7, length)]).withUnsafeBytes { hash.update($0) }
            }
            #expect(hash.finish() == SHA256.digest(of: octets))
        }
    }

    func hex(_ octets: [UInt8]) -> String {
        SHA256.hexadecimal(octets)
    }

    func session(_ platform: WebSocketPlatform) throws -> (Session, HTTPFields) {
        let session = try platform.conversations.open().session
        let secret = session.makeSecret()
        return (session, [.sessionID: session.id, .authorization: "Bearer \(secret)"])
    }

    func post(
        _ platform: WebSocketPlatform,
        _ headers: HTTPFields,
        _ body: String,
        length: Int? = nil
    ) async throws -> (Response, JSONValue) {
        let content = RequestBody(buffer: ByteBuffer(string: body))
        return try await post(platform, headers, content, length: length ?? body.utf8.count)
    }

    func post(
        _ platform: WebSocketPlatform,
        _ headers: HTTPFields,
        _ body: RequestBody,
        length: Int
    ) async throws -> (Response, JSONValue) {
        var headers = headers
        if length != -1 { headers[.contentLength] = String(length) }
        let head = HTTPRequest(
            method: .post,
            scheme: "http",
            authority: "localhost",
            path: "/files",
            headerFields: headers
        )
        let request = Request(head: head, body: body)
        let response = await platform.fileRoutes.upload(request)
        return (response, try JSONParser.parse([UInt8](try await content(response))))
    }

    func content(_ response: Response) async throws -> Data {
        let collected = Collected()
        try await response.body.write(CollectingWriter(collected: collected))
        return collected.data
    }

    func get(_ platform: WebSocketPlatform, _ id: String, _ headers: HTTPFields = [:]) async -> Response {
        let head = HTTPRequest(
            method: .get,
            scheme: "http",
            authority: "localhost",
            path: "/files/" + id,
            headerFields: headers
        )
        return await platform.fileRoutes.download(id, Request(head: head, body: RequestBody(buffer: ByteBuffer())))
    }

    @Test("an upload is stored, described and served again")
    func roundTrip() async throws {
        let platform = try PlatformTestBot.platform()
        defer { platform.close() }
        var (_, headers) = try session(platform)
        headers[.fileName] = "caf%C3%A9.txt"
        headers[.contentDigest] = "sha-256=:\(Data(SHA256.digest(of: "hello world".utf8)).base64EncodedString()):"
        let (response, answer) = try await post(platform, headers, "hello world")
        #expect(response.status == .created)
        #expect(answer["name"] == "café.txt" && answer["type"] == "text/plain" && answer["size"] == 11)
        #expect(answer["sha256"]?.stringValue == hex(SHA256.digest(of: "hello world".utf8)))
        let id = try #require(answer["id"]?.stringValue)
        #expect(answer["url"]?.stringValue == "/files/" + id && id.utf8.count == 22)
        let download = await get(platform, id)
        #expect(try await content(download) == Data("hello world".utf8))
        #expect(download.headers[.xContentTypeOptions] == "nosniff")
        #expect(download.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        #expect(
            download.headers[.contentDisposition] == "inline; filename=\"caf_.txt\"; filename*=UTF-8''caf%C3%A9.txt"
        )
        let part = await get(platform, id, [.range: "bytes=6-"])
        #expect(part.status == .partialContent && part.headers[.contentRange] == "bytes 6-10/11")
        #expect(try await content(part) == Data("world".utf8))
        #expect(await get(platform, id, [.range: "bytes=11-"]).status == .rangeNotSatisfiable)
        #expect(await get(platform, "nobody").status == .notFound)
    }

    @Test("what may not be uploaded is refused, and nothing of it stays")
    func refusals() async throws {
        let platform = try PlatformTestBot.platform {
            $0.limits.upload = 100
            $0.limits.storage = 120
        }
        defer { platform.close() }
        let (_, headers) = try session(platform)
        var wrong = headers
        wrong[.authorization] = "Bearer nonsense"
        #expect(try await post(platform, wrong, "x").0.status == .unauthorized)
        var stranger = headers
        stranger[.sessionID] = "nobody"
        #expect(try await post(platform, stranger, "x").0.status == .notFound)
        #expect(try await post(platform, [:], "x").0.status == .badRequest)
        #expect(try await post(platform, headers, "x", length: -1).0.status == .lengthRequired)
        #expect(try await post(platform, headers, "x", length: 101).0.status == .contentTooLarge)
        #expect(try await post(platform, headers, "x", length: 5).0.status == .badRequest)
        var digest = headers
        digest[.contentDigest] = "sha-256=:\(Data(repeating: 0, count: 32).base64EncodedString()):"
        #expect(try await post(platform, digest, "x").1["code"] == "bad_digest")
        #expect(platform.setup.files.usage == (0, 0))
        let large = String(repeating: "x", count: 100)
        #expect(try await post(platform, headers, large).0.status == .created)
        #expect(try await post(platform, headers, large).0.status.code == 507)
        #expect(platform.setup.files.usage == (1, 100))
    }

    @Test("a session's files go with it, and only it may send them")
    func ownership() async throws {
        let platform = try PlatformTestBot.platform()
        defer { platform.close() }
        let (owner, headers) = try session(platform)
        let (other, _) = try session(platform)
        let id = try #require(try await post(platform, headers, "mine").1["id"]?.stringValue)
        let files = platform.setup.files
        #expect(files.upload(id, owner: platform.hub(for: owner).number)?.data == Data("mine".utf8))
        #expect(files.upload(id, owner: platform.hub(for: other).number) == nil)
        files.removeFiles(of: platform.hub(for: owner).number)
        #expect(files.file(id) == nil && files.usage == (0, 0))
    }

    @Test("of an upload that arrives after its session was removed nothing stays")
    func removedMeanwhile() async throws {
        let platform = try PlatformTestBot.platform()
        defer { platform.close() }
        let session = try platform.conversations.open(user: "alice").session
        let headers: HTTPFields = [.sessionID: session.id, .authorization: "Bearer \(session.makeSecret())"]
        let pieces = InterruptedBody(pieces: ["hel", "lo"]) {
            try await platform.conversations.removeConversations(ofUser: "alice")
            platform.setup.hubs.releaseEnded()
        }
        let (response, problem) = try await post(platform, headers, RequestBody(asyncSequence: pieces), length: 5)
        #expect(response.status == .notFound)
        #expect(problem["code"] == "unknown_session")
        #expect(platform.setup.files.usage == (0, 0))
    }

    @Test("a file whose time is up is gone, from the disk as well")
    func lifetime() async throws {
        let clock = ManualClock()
        let platform = try PlatformTestBot.platform {
            $0.files.lifetime = .seconds(90)
            $0.limits.storage = 10
        } prepare: {
            $0.use(clock: clock)
        }
        defer { platform.close() }
        let (_, headers) = try session(platform)
        let id = try #require(try await post(platform, headers, "ten octets").1["id"]?.stringValue)
        clock.advance(by: .seconds(89))
        #expect(await get(platform, id).status == .ok)
        #expect(try await post(platform, headers, "no room").0.status.code == 507)
        clock.advance(by: .seconds(61))
        #expect(await get(platform, id).status == .notFound)
        #expect(try await post(platform, headers, "room again").0.status == .created)
        #expect(platform.setup.files.usage == (1, 10))
    }

    @Test("what is in a message and what it says have addresses of their own, and new ones once their time is up")
    func renewal() {
        let clock = ManualClock()
        let store = FileStore(
            path: "/files",
            directory: nil,
            uploadLimit: 1,
            storageLimit: 1,
            lifetime: .seconds(90)
        ) { clock.now }
        defer { store.close() }
        let file = File(name: "a.wav", data: Data("12345".utf8))
        let first = store.link(owner: 1, session: "a", message: "m1") { file }
        let speech = store.speechLink(owner: 1, session: "a", message: "m1", file: file)
        #expect(first.url != speech.url && store.speechLink(owner: 2, session: "a", message: "m1") == nil)
        clock.advance(by: .seconds(89))
        #expect(store.link(owner: 1, session: "a", message: "m1") { file } == first)
        #expect(store.speechLink(owner: 1, session: "a", message: "m1") == speech)
        clock.advance(by: .seconds(2))
        #expect(store.speechLink(owner: 1, session: "a", message: "m1") == nil)
        let next = store.link(owner: 1, session: "a", message: "m1") { file }
        let nextSpeech = store.speechLink(owner: 1, session: "a", message: "m1", file: file)
        #expect(Set([first, speech, next, nextSpeech].map(\.url)).count == 4)
        #expect(store.usage.files == 2)
    }

    @Test(
        "only what cannot run is shown in the browser",
        arguments: [
            ("image/png", "inline"), ("text/plain", "inline"), ("text/html", "attachment"),
            ("image/svg+xml", "attachment"),
            ("application/pdf", "attachment"), ("application/xhtml+xml", "attachment"), ("text/xml", "attachment"),
        ]
    )
    func disposition(type: String, kind: String) {
        #expect(ContentDisposition.header(name: "a", type: type).hasPrefix(kind + ";"))
    }

    @Test("a name cannot break out of its header")
    func headerNames() {
        let header = ContentDisposition.header(name: "a\";\r\nX: \\%é.txt", type: "text/html")
        #expect(
            header == "attachment; filename=\"a_;__X: ___.txt\"; filename*=UTF-8''a%22%3B%0D%0AX%3A%20%5C%25%C3%A9.txt"
        )
    }

    @Test(
        "names lose what is dangerous about them",
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\a\\b.txt", "b.txt"), ("", "file"), ("..", "file"), (" .a. ", "a"),
            ("in\u{202E}fdp.exe", "infdp.exe"), ("a\u{0}\nb", "ab"), ("/", "file"),
            ("../\u{200D}../\u{200D}etc/\u{200D}passwd", "passwd"), ("a/\u{338}b", "\u{338}b"),
        ]
    )
    func names(name: String, expected: String) {
        #expect(FileName.sanitized(name) == expected)
    }

    @Test("a long name keeps its extension")
    func longNames() {
        let name = FileName.sanitized(String(repeating: "x", count: 500) + ".pdf")
        #expect(name.count == 200 && name.hasSuffix("x.pdf"))
    }

    @Test(
        "ranges are read as RFC 9110 has them",
        arguments: [
            (nil, .whole), ("bytes=0-4", .part(0..<5)), ("bytes=5-", .part(5..<10)), ("bytes=-3", .part(7..<10)),
            ("bytes=-99", .part(0..<10)), ("bytes=0-99", .part(0..<10)), ("bytes=10-", .unsatisfiable),
            ("bytes=-0", .unsatisfiable), ("bytes=5-4", .whole), ("bytes=0-1,3-4", .whole), ("lines=1-2", .whole),
            ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
            ("bytes=0-99999999999999999999", .part(0..<10)), ("bytes=0-9223372036854775807", .part(0..<10)),
            ("bytes=99999999999999999999-", .unsatisfiable),
        ] as [(String?, ByteRange)]
    )
    func ranges(header: String?, expected: ByteRange) {
        #expect(ByteRange(header: header, size: 10) == expected)
    }

    @Test("a file of the disk is sent under its own name, with the type of its content")
    func fromPath() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(RandomToken.make(bits: 128)).json")
        try Data("{}".utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let file = try File(path: path.path(percentEncoded: false))
        #expect(file.name == path.lastPathComponent && file.type == "application/json" && file.data == Data("{}".utf8))
        #expect(throws: (any Error).self) { try File(path: "/nowhere/at/all") }
    }
}

/// The body of a request, after whose first piece something happens.
private struct InterruptedBody: AsyncSequence, Sendable {
    var pieces: [String]
    var interruption: @Sendable () async throws -> Void

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<String>
        var count = 0
        var interruption: @Sendable () async throws -> Void

        mutating func next() async throws -> ByteBuffer? {
            count += 1
            if count == 2 { try await interruption() }
            return rest.popFirst().map { ByteBuffer(string: $0) }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: pieces[...], interruption: interruption) }
}
