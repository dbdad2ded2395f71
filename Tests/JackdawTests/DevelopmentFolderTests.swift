import JackdawCore
import NIOCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("The page from the disk")
struct DevelopmentFolderTests {
    /// A folder with a page, in one with a file that is none of the page's.
    private func withPage(_ body: (URL, DevelopmentFolder) throws -> Void) throws {
        let parent = FileManager.default.temporaryDirectory.appending(
            path: "jackdaw-page-\(RandomToken.make(bits: 128))"
        )
        let folder = parent.appending(path: "page")
        try FileManager.default.createDirectory(at: folder.appending(path: "ui"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: parent) }
        try write("<html>", folder, "index.html")
        try write("1", folder, "ui/main.js")
        try write("secret", parent, "secret.txt")
        try write("secret", folder, ".env")
        try body(folder, #require(DevelopmentFolder(folder.path)))
    }

    private func write(_ text: String, _ folder: URL, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    @Test("files below the folder are read, also new ones")
    func files() throws {
        try withPage { url, folder in
            #expect(folder.read("index.html") == Data("<html>".utf8))
            #expect(folder.read("ui/new.js") == nil)
            try write("2", url, "ui/new.js")
            #expect(folder.read("ui/new.js") == Data("2".utf8))
        }
    }

    @Test(
        "nothing else is, whatever the path",
        arguments: [
            "../secret.txt", "ui/../../secret.txt", "ui/..", "ui/../index.html", "./index.html", "", "ui", "ui/", "/",
            "/etc/passwd", "//etc/passwd", "ui//main.js", "%2e%2e/secret.txt", "..%2fsecret.txt",
            "ui/%2e%2e/index.html",
            "..\\secret.txt", "ui/main.js\0", "ui/main.js\0.html", ".env", "ui/main.js/", "\u{ff0e}\u{ff0e}/secret.txt",
            "index.html?", "~/x", "ui/main.js ", "ui/main.js\n",
        ]
    )
    func traversal(path: String) throws {
        try withPage { _, folder in #expect(folder.read(path) == nil) }
    }

    @Test("links that lead out of the folder are not followed, those within are")
    func links() throws {
        try withPage { url, folder in
            let files = FileManager.default
            try files.createSymbolicLink(
                atPath: url.appending(path: "ui/out.js").path,
                withDestinationPath: url.deletingLastPathComponent().appending(path: "secret.txt").path
            )
            try files.createSymbolicLink(atPath: url.appending(path: "up").path, withDestinationPath: "..")
            // Beside the folder, with a name that begins like the folder's.
            let sibling = url.deletingLastPathComponent().appending(path: "page2")
            try files.createDirectory(at: sibling, withIntermediateDirectories: true)
            try write("secret", sibling, "secret.txt")
            try files.createSymbolicLink(atPath: url.appending(path: "next").path, withDestinationPath: "../page2")
            try files.createSymbolicLink(atPath: url.appending(path: "ui/own.js").path, withDestinationPath: "main.js")
            for path in ["ui/out.js", "up/secret.txt", "next/secret.txt"] {
                #expect(folder.read(path) == nil, "\(path)")
            }
            #expect(folder.read("ui/own.js") == Data("1".utf8))
        }
    }

    @Test("the version changes with a file's content, and with files that come and go")
    func version() throws {
        try withPage { url, folder in
            let first = folder.version()
            #expect(folder.version() == first)
            try write("12", url, "ui/main.js")
            let second = folder.version()
            #expect(second != first)
            try write("3", url, "ui/new.js")
            #expect(folder.version() != second)
            try FileManager.default.removeItem(at: url.appending(path: "ui/new.js"))
            #expect(folder.version() == second)
            // What an editor keeps beside the files is none of the page's.
            try write("swap", url, "ui/.main.js.swp")
            #expect(folder.version() == second)
        }
    }

    @Test("a folder without index.html is none, and the source tree's own is found")
    func roots() throws {
        try withPage { url, _ in
            #expect(DevelopmentFolder(url.appending(path: "ui").path) == nil)
            #expect(DevelopmentFolder(url.path + "/none") == nil)
        }
        #expect(DevelopmentFolder.ofSourceTree?.read("ui/main.js") != nil)
    }

    @Test("the page of each start is another version, and the embedded one has the panel too")
    func starts() async throws {
        let pages = [DevelopmentPage(folder: nil), DevelopmentPage(folder: nil)]
        let versions = [try await pages[0].version(), try await pages[1].version()]
        #expect(versions[0] != versions[1])
        let again = try await pages[0].version()
        #expect(again == versions[0])
        let html = try #require(try await pages[0].asset("index.html"))
        #expect(
            String(buffer: html.plain).contains("ui/dev/dev.js\" data-version=\"\(versions[0])\"></script>\n</head>")
        )
        let panel = try await pages[0].asset("ui/dev/panel.js")
        #expect(panel != nil)
        #expect(PageAssets()["ui/dev/panel.js"] == nil)
    }
}
