import Jackdaw
import JackdawTesting
import Testing

@testable import Gallery

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Gallery")
struct GalleryTests {
    @Test(
        "every kind of reply comes when its name is said",
        arguments: [
            ("text", "str"), ("markdown", "markdown"), ("html", "html"), ("options", "options"),
            ("dataframe", "dataframe"),
            ("plot", "plotly"), ("file", "file"), ("image", "image"), ("audio", "audio"), ("location", "location"),
            ("rag", "rag"), ("stream", "markdown"), ("slow", "str"), ("error", "str"), ("echo 7", "str"),
            ("markers", "location"), ("charts", "plotly"), ("table 300", "dataframe"), ("many 3", "str"),
            ("stream 20", "markdown"), ("anything else", "markdown"),
        ]
    )
    func kinds(name: String, kind: String) async throws {
        try await ServedBot.serve(makeGallery()) { bot in
            let reply = try await bot.converse().ask(name)
            #expect(reply.kind == kind)
        }
    }

    @Test("an echo is the whole text, and twenty of them come in order")
    func echo() async throws {
        try await ServedBot.serve(makeGallery()) { bot in
            let user = try await bot.converse()
            for number in 0..<20 { try await user.say("echo \(number)") }
            for number in 0..<20 {
                #expect(try await user.hear().message == .string("echo \(number)"))
            }
        }
    }

    @Test("an exhibit that breaks is apologised for, and the next one is shown")
    func error() async throws {
        try await ServedBot.serve(makeGallery()) { bot in
            let user = try await bot.converse()
            #expect(try await user.askText("error") == "Sorry, something went wrong.")
            #expect(try await user.askText("echo on") == "echo on")
        }
    }

    @Test("a number gives the table as many rows and the plot as many points")
    func sizes() async throws {
        try await ServedBot.serve(makeGallery()) { bot in
            let user = try await bot.converse()
            let table = try #require(try await user.ask("dataframe 1000").message.stringValue).parsed()
            guard case .object(let rows) = table["bird"] else {
                Issue.record("no column named bird")
                return
            }
            #expect(rows.count == 1_000)
            let plot = try #require(try await user.ask("plot 1000").message.stringValue).parsed()
            guard case .array(let points) = plot["data"]?[0]?["y"] else {
                Issue.record("no points")
                return
            }
            #expect(points.count == 1_000)
        }
    }

    @Test("a file that is sent comes back as it was")
    func files() async throws {
        try await ServedBot.serve(makeGallery()) { bot in
            let user = try await bot.converse()
            let file: JSONValue = ["name": "notes.txt", "type": "text/plain", "base64": "aGVsbG8="]
            try await user.client.send(json: ["action": "user_file", "message": file])
            let reply = try await user.hear()
            #expect(reply.kind == "file")
            #expect(reply.message["name"] == "notes.txt")
            #expect(reply.message["base64"] == "aGVsbG8=")
        }
    }

    @Test("the picture is a whole PNG and the tone is neither silent nor clipped")
    func media() {
        let picture = makePicture()
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(Array(picture.suffix(8)) == Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82])
        let tone = makeTone()
        #expect(tone.count == 16_000)
        #expect((10_000..<Int(Int16.max)).contains(tone.map { abs(Int($0)) }.max() ?? 0))
    }

    @Test("a custom reply reaches a page that knows it")
    func custom() async throws {
        try await ServedBot.serve(makeGallery()) { bot in
            let client = try await bot.connect(subprotocol: "jackdaw.v1")
            #expect(try await client.nextJSON()["type"] == "hello")
            try await client.send(
                json: ["type": "message", "id": "c1", "action": "user_message", "message": "custom"]
            )
            var frame = try await client.nextJSON()
            while frame["action"] != "agent_reply_custom" { frame = try await client.nextJSON() }
            #expect(frame["message"]?["name"] == "traffic-light")
        }
    }
}
