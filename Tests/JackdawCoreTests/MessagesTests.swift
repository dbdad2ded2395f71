import JackdawCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Messages")
struct MessagesTests {
    @Test("a string, with or without interpolation, is a plain text")
    func literals() {
        let name = "Ada"
        let replies: [Reply] = ["Hello!", "Hello, \(name)!"]
        let texts = replies.compactMap { reply in
            if case .whole(.text(let text)) = reply.form { text } else { nil }
        }
        #expect(texts == ["Hello!", "Hello, Ada!"])
    }

    @Test("options are labels with values of their own where given")
    func options() {
        guard case .whole(.options(let options)) = Reply.options("Yes", .init("No", value: "n")).form else {
            Issue.record("not options")
            return
        }
        #expect(options.options.map(\.label) == ["Yes", "No"])
        #expect(options.options.map(\.value) == ["Yes", "n"])
    }

    @Test("a stream is written piece by piece, from a sequence or a closure")
    func streams() async throws {
        let (pieces, continuation) = AsyncStream.makeStream(of: String.self)
        for piece in ["a", "b"] { continuation.yield(piece) }
        continuation.finish()
        let replies: [Reply] = [
            .stream(pieces, as: .text),
            .stream { emit in
                try await emit("a")
                try await emit("b")
            },
        ]
        var kinds: [StreamKind] = []
        for reply in replies {
            guard case .stream(let kind, let write) = reply.form else { continue }
            kinds.append(kind)
            let (written, end) = AsyncStream.makeStream(of: String.self)
            try await write { end.yield($0) }
            end.finish()
            #expect(await written.reduce("", +) == "ab")
        }
        #expect(kinds == [.text, .markdown])
    }

    @Test("16-bit samples become a plain PCM WAV file")
    func wav16() throws {
        let audio = Audio(samples: [Int16(1), -2, 3, -4], sampleRate: 8_000, channels: 2)
        let bytes = try Array(#require(audio.wav))
        #expect(Array(bytes[0..<4]) == Array("RIFF".utf8))
        #expect(Array(bytes[4..<8]) == [44, 0, 0, 0])
        #expect(Array(bytes[8..<16]) == Array("WAVEfmt ".utf8))
        #expect(Array(bytes[16..<36]) == [16, 0, 0, 0, 1, 0, 2, 0, 0x40, 0x1F, 0, 0, 0, 0x7D, 0, 0, 4, 0, 16, 0])
        #expect(Array(bytes[36..<44]) == Array("data".utf8) + [8, 0, 0, 0])
        #expect(Array(bytes[44...]) == [1, 0, 0xFE, 0xFF, 3, 0, 0xFC, 0xFF])
        #expect(audio.file.name == "audio.wav")
        #expect(MediaType.guess(content: audio.file.data, name: "") == "audio/wav")
    }

    @Test("floating-point samples become a WAV file of IEEE floats")
    func wavFloat() throws {
        let audio = Audio(samples: [Float(0.5)], sampleRate: 44_100)
        let bytes = try Array(#require(audio.wav))
        #expect(bytes.count == 12 + 8 + 18 + 8 + 4 + 8 + 4)
        #expect(Array(bytes[20..<22]) == [3, 0])
        #expect(Array(bytes[34..<38]) == [32, 0, 0, 0])
        #expect(Array(bytes[38..<42]) == Array("fact".utf8))
        #expect(Array(bytes.suffix(4)) == [0, 0, 0, 0x3F])
        let size = bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(size == bytes.count - 8)
    }

    @Test(
        "a file's type is found by its content first, then by its name",
        arguments: [
            ("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
            ("x", Array("%PDF-1.7".utf8), "application/pdf"),
            ("letter.docx", [0x50, 0x4B, 0x03, 0x04], MediaType.ofName("a.docx") ?? ""),
            ("a.zip", [0x50, 0x4B, 0x03, 0x04], "application/zip"),
            ("table.csv", Array("a,b\n1,2\n".utf8), "text/csv"),
            ("notes", Array("Grüße\n".utf8), "text/plain"),
            ("x", Array(" <!DOCTYPE html><p>".utf8), "text/html"),
            ("x", Array("<?xml version=\"1.0\"?><svg>".utf8), "image/svg+xml"),
            ("x", [0, 1, 2, 3], "application/octet-stream"),
            ("x.PNG", [], "image/png"),
        ] as [(String, [UInt8], String)]
    )
    func types(name: String, content: [UInt8], type: String) {
        #expect(File(name: name, data: Data(content)).type == type)
    }

    @Test("a text that is longer than what is looked at may be cut in the middle of a letter")
    func longText() {
        let text = String(repeating: "é", count: 600)
        #expect(File(name: "x", data: Data(("a" + text).utf8)).type == "text/plain")
        #expect(File(name: "x", data: Data(text.utf8)).type == "text/plain")
    }

    @Test("the text of a message is what intents are matched on")
    func texts() {
        func message(_ content: UserMessage.Content) -> UserMessage {
            UserMessage(id: "1", content: content, date: Date(timeIntervalSince1970: 0))
        }
        let file = File(name: "a.png", type: "image/png", data: Data())
        #expect(message(.text("hi")).text == "hi")
        #expect(message(.json(["message": "hi", "x": 1])).text == "hi")
        #expect(message(.json(["x": 1])).text == "")
        #expect(message(.file(file)).text == "")
        #expect(message(.voice(file, transcript: "hi")).text == "hi")
        #expect(message(.file(file)).file == file)
        #expect(message(.json(["x": 1])).json?["x"] == 1)
    }

    @Test("every kind of reply survives being stored")
    func storage() throws {
        let frame = try DataFrame(columns: [
            .init("city", ["Paris", nil]), .init("count", [1, 2]), .init("degrees", [21.5, nil]),
            .init("sunny", [true, false]), .init("day", [Date(timeIntervalSince1970: 0), nil]),
        ])
        let contents: [ReplyContent] = [
            .text("a"), .markdown("b"), .html("c"), .options(["Yes", "No"]), .dataFrame(frame),
            .plot(Plot(data: [["type": "bar"]])), .file(File(name: "a.txt", data: Data("x".utf8))),
            .image(Image(Data([1]), type: "image/png")), .audio(Audio(samples: [Float(0.5)], sampleRate: 8_000)),
            .location(Location(latitude: 1, longitude: 2)),
            .retrieval(RetrievalAnswer(modelName: "m", question: "q", answer: "a", documents: [.init(content: "c")])),
            .custom(name: "n", value: ["x": [1, nil]]),
        ]
        for content in contents {
            #expect(try JSONValue(encoding: content).decode(ReplyContent.self) == content)
        }
    }
}
