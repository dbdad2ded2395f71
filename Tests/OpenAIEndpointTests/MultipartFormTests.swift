import ServiceTesting
import Testing

@testable import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct MultipartFormTests {
    private static func received(_ form: MultipartForm) throws -> ReceivedForm {
        let request = form.request(to: "there")
        return try ReceivedForm(contentType: request.contentType, body: request.body.flatMap { Array($0) })
    }

    @Test("fields and files arrive as they are")
    func content() throws {
        var form = MultipartForm()
        form.append("größer\r\n--", as: "field")
        form.append("", as: "empty")
        form.append(Data([0, 13, 10, 45, 45, 255]), as: "file", fileName: "a b.wav", type: "audio/wav; x=\"y\"")
        let received = try Self.received(form)
        #expect(received.parts.keys.sorted() == ["empty", "field", "file"])
        #expect(received.parts["field"]?.text == "größer\r\n--")
        #expect(received.parts["field"]?.type == nil)
        #expect(received.parts["empty"]?.content == [])
        #expect(received.parts["file"]?.content == [0, 13, 10, 45, 45, 255])
        #expect(received.parts["file"]?.fileName == "a b.wav")
        #expect(received.parts["file"]?.type == "audio/wav; x=\"y\"")
    }

    @Test("names and types cannot break out of their header")
    func hostileNames() throws {
        var form = MultipartForm()
        form.append(Data(), as: "a\"\r\nb", fileName: "x\"; y=\"\r\n\r\n\n", type: "audio/wav\r\nX-Evil: 1")
        let part = try #require(try Self.received(form).parts["a%22%0D%0Ab"])
        #expect(part.fileName == "x%22; y=%22%0D%0A%0D%0A%0A")
        #expect(part.type == "application/octet-stream")
    }

    @Test("each form has a boundary of its own")
    func boundaries() throws {
        let boundaries = try (0..<100).map { _ in try Self.received(MultipartForm()).boundary }
        #expect(Set(boundaries).count == 100)
    }

    @Test("a body is cut into chunks that hold all of it in order", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func chunks(length: Int) {
        let large = Data((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
        // Slices, whose indices do not begin at 0, are sent as well.
        let pieces = [Data("start".utf8), Data(), large, Data("--end--".utf8).dropFirst(2).dropLast(2)]
        let chunks = BodyChunks(pieces)
        var sent: [UInt8] = []
        var iterator = chunks.makeAsyncIterator()
        while let chunk = iterator.nextOctets() {
            #expect(1...BodyChunks.size ~= chunk.count)
            sent += chunk
        }
        #expect(sent == Array("start".utf8) + large + Array("end".utf8))
        #expect(chunks.count == sent.count)
    }
}
