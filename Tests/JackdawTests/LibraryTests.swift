import HTTPTypes
import Hummingbird
import JackdawCore
import Logging
import NIOCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("The page's browser libraries")
struct LibraryTests {
    private static let script = "window.Plotly = {};\n" + String(repeating: "// a long library\n", count: 100)

    private static let lock = LibraryLock([
        "plotly": [
            "version": "4.1.1",
            "files": [
                "plotly.min.js": [
                    "size": .integer(Int64(script.utf8.count)), "sha256": .string(hex(SHA256.digest(of: script.utf8))),
                    "integrity": "sha384-p",
                    "cdn": "https://cdn.example.org/plotly.min.js",
                ]
            ],
        ],
        "leaflet": [
            "version": "1.9.3",
            "files": [
                "leaflet.js": [
                    "size": 1, "sha256": .string(hex(SHA256.digest(of: "L".utf8))), "integrity": "sha384-l",
                ],
                "leaflet.css": [
                    "size": 2, "sha256": .string(hex(SHA256.digest(of: ".l".utf8))), "integrity": "sha384-s",
                ],
            ],
        ],
    ])

    private static func hex(_ octets: [UInt8]) -> String {
        SHA256.hexadecimal(octets)
    }

    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "jackdaw-libraries-\(RandomToken.make(bits: 128))"
    )
    private let log = CollectedLog()

    private func write(_ text: String, _ path: String) throws {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func libraries(
        _ folders: [String]? = nil,
        _ change: (inout JackdawConfiguration) -> Void = { _ in }
    ) throws -> WebLibraries {
        var configuration = JackdawConfiguration()
        change(&configuration)
        let lock = try #require(Self.lock)
        return WebLibraries(lock, folders: folders ?? [folder.path], configuration: configuration, logger: log.logger)
    }

    private func parts(_ libraries: WebLibraries, _ name: String) -> [String: String]? {
        libraries.hello.first { $0.name == name }?.parts
    }

    @Test("the lock of the binary names the three libraries, each with a script")
    func lockOfBinary() {
        let lock = LibraryLock()
        #expect(Set(lock.libraries.map(\.name)) == ["plotly", "leaflet", "katex"])
        for library in lock.libraries {
            #expect(library.files.contains { $0.path.hasSuffix(".js") && $0.integrity.hasPrefix("sha384-") })
            #expect(library.files.allSatisfy { $0.sha256.utf8.count == 64 })
        }
        #expect(LibraryLock(["plotly": ["version": "1"]]) == nil)
    }

    @Test("folders are looked through in order: the configured one, the working directory's, the user's cache")
    func order() {
        #expect(
            LibraryFolders.all(configured: "/opt/web", environment: ["HOME": "/home/ada"])
                == ["/opt/web", ".web-assets", "/home/ada/.cache/jackdaw/web-assets"]
        )
        #expect(
            LibraryFolders.all(configured: nil, environment: ["HOME": "/home/ada", "XDG_CACHE_HOME": "/var/cache"])
                == [".web-assets", "/var/cache/jackdaw/web-assets"]
        )
    }

    @Test("what a folder has whole is served from it; nothing else is told to the page or allowed by its policy")
    func local() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(Self.script, "plotly/plotly.min.js")
        let found = try libraries(["/nowhere", folder.path]) { $0.libraries.cdn = false }
        #expect(found.hello.map(\.name) == ["plotly"])
        #expect(parts(found, "plotly") == ["script": "libraries/plotly/4.1.1/plotly.min.js", "integrity": "sha384-p"])
        #expect(found.scriptOrigins == [] && found.pictureOrigins == [])

        let page = PageResponder(assets: PageAssets(), libraries: found, frameAncestors: [])
        func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Response {
            let head = HTTPRequest(
                method: .get,
                scheme: "http",
                authority: "a",
                path: "/" + path,
                headerFields: headers
            )
            let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
            return try await page.respondWithLibrary(to: request, path: path)
        }
        let answer = try await get("plotly/4.1.1/plotly.min.js")
        let collected = Collected()
        try await answer.body.write(CollectingWriter(collected: collected))
        #expect(collected.data == Data(Self.script.utf8))
        #expect(answer.headers[.contentType] == "text/javascript; charset=utf-8")
        #expect(answer.headers[.cacheControl]?.contains("immutable") == true)
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        let zipped = try await get("plotly/4.1.1/plotly.min.js", [.acceptEncoding: "gzip"])
        #expect(zipped.headers[.contentEncoding] == "gzip")
        for path in [
            "plotly/4.1.0/plotly.min.js", "plotly/4.1.1/../plotly.min.js", "plotly", "", "leaflet/1.9.3/leaflet.js",
        ] {
            #expect(try await get(path).status == .notFound, "\(path)")
        }
    }

    @Test("a file that is not the one of the lock is not served, and the log names it")
    func broken() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("window.Plotly = 'another';", "plotly/plotly.min.js")
        try write("L", "leaflet/leaflet.js")
        let found = try libraries { $0.libraries.cdn = false }
        #expect(found.hello.isEmpty)
        #expect(log.lines.contains { $0.contains("plotly/plotly.min.js") })
        #expect(log.lines.contains { $0.contains("leaflet/leaflet.css") })
    }

    @Test("a file of the right size that is another one is not served either, and the log names it")
    func changed() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(Self.script.replacing("window", with: "global"), "plotly/plotly.min.js")
        let found = try libraries()
        #expect(found.hello.map(\.name) == ["plotly"])
        #expect(try await found.asset("plotly/4.1.1/plotly.min.js") == nil)
        #expect(log.lines.contains { $0.contains("plotly/plotly.min.js") })
    }

    @Test("without a folder browsers may use public servers, which the policy then allows; that can be forbidden")
    func network() throws {
        let found = try libraries([])
        #expect(parts(found, "plotly") == ["script": "https://cdn.example.org/plotly.min.js", "integrity": "sha384-p"])
        #expect(parts(found, "leaflet") == nil, "it has no address in this lock")
        #expect(found.scriptOrigins == ["https://cdn.example.org"])
        let policy = PagePolicy.headers(frameAncestors: [], libraries: found)[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("script-src 'self' https://cdn.example.org;"))
        #expect(try libraries([]) { $0.libraries.cdn = false }.hello.isEmpty)
    }

    @Test("pictures of a map are allowed from its server alone, and only where there are maps")
    func tiles() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("L", "leaflet/leaflet.js")
        try write(".l", "leaflet/leaflet.css")
        let found = try libraries { $0.map.tiles = "https://{s}.tiles.example.org/{z}/{x}/{y}.png" }
        #expect(
            parts(found, "leaflet") == [
                "script": "libraries/leaflet/1.9.3/leaflet.js", "integrity": "sha384-l",
                "style": "libraries/leaflet/1.9.3/leaflet.css", "styleIntegrity": "sha384-s",
                "tiles": "https://{s}.tiles.example.org/{z}/{x}/{y}.png", "attribution": "© OpenStreetMap contributors",
            ]
        )
        let policy = PagePolicy.headers(frameAncestors: [], libraries: found)[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("img-src 'self' data: blob: https://*.tiles.example.org;"))
        #expect(try libraries { $0.map.tiles = "" }.pictureOrigins == [])
    }

    @Test(
        "an address of tiles must be one, and must not end the policy",
        arguments: [
            "https://a.org/{z}/{x}", "ftp://a.org/{z}/{x}/{y}", "https://a.org;script-src/{z}/{x}/{y}", "{z}{x}{y}",
        ]
    )
    func tileAddresses(address: String) {
        var configuration = JackdawConfiguration()
        configuration.map.tiles = address
        #expect(throws: ConfigurationError.self) { try configuration.validate() }
    }
}
