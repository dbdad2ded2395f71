import JackdawCore
import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("The besser dialect")
struct ProtocolBesserTests {
    func message(_ content: ReplyContent, prefix: JackdawConfiguration.ReplyPrefix = .agent) throws -> JSONValue {
        var encoder = BesserEncoder(replyPrefix: prefix)
        let frame = encoder.frame(ProtocolSamples.frame(.reply(content)))
        return try JSONParser.parse(try #require(frame))
    }

    @Test("a reply has the five keys, in the form its clients know")
    func keys() throws {
        var encoder = BesserEncoder(replyPrefix: .agent)
        let frame = encoder.frame(ProtocolSamples.frame(.reply(.text("hi"))))
        let bytes = try #require(frame)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"action":"agent_reply_str","message":"hi","history":false,"timestamp":"2026-03-01 09:30:00","message_id":"m7"}"#
        )
        #expect(try message(.markdown("x"), prefix: .bot)["action"] == "bot_reply_markdown")
    }

    @Test("options, tables and plots are JSON in a string, with their order kept")
    func inStrings() throws {
        #expect(try message(.options(["Yes", "No"]))["message"] == #"{"0":"Yes","1":"No"}"#)
        #expect(
            try message(.dataFrame(ProtocolSamples.table()))["message"]?.stringValue
                == #"{"z":{"0":"x","1":null},"a":{"0":9007199254740993,"1":1},"n":{"0":0.5,"1":null},"#
                + #""b":{"0":true,"1":null},"d":{"0":1772357400250,"1":null}}"#
        )
        let plot = try message(.plot(Plot(data: [["y": [1]]], layout: ["title": "t"])))
        #expect(plot["message"] == #"{"data":[{"y":[1]}],"layout":{"title":"t"}}"#)
    }

    @Test("files, pictures, places, answers and sound have their forms")
    func others() throws {
        #expect(
            try message(.file(ProtocolSamples.file))["message"]
                == ["name": "a \"b\".txt", "type": "text/plain", "base64": "aGVsbG8="]
        )
        #expect(try message(.image(Image(.init([1, 2]), type: "image/png")))["message"] == "AQI=")
        let place = try message(.location(Location(latitude: 1.5, longitude: 2, title: "t")))
        #expect(place["message"] == ["latitude": 1.5, "longitude": 2])
        let answer = RetrievalAnswer(
            modelName: "m",
            question: "q",
            answer: "a",
            documents: [RetrievedDocument(content: "c", source: "s", page: 1)]
        )
        #expect(
            try message(.retrieval(answer))["message"] == [
                "llm_name": "m", "question": "q", "answer": "a",
                "docs": [["content": "c", "metadata": ["source": "s", "page": 1]]],
            ]
        )
        let stereo = try message(.audio(Audio(samples: [Int16(1), -2, 3, 4], sampleRate: 8000, channels: 2)))
        #expect(
            stereo["message"] == [
                "audio_data_base64": "AQD+/wMABAA=",
                "metadata": ["sample_rate": 8000, "dtype": "int16", "shape": [2, 2]],
            ]
        )
        // A WAV file holds the samples that this dialect wants; other formats travel as files.
        let wav = try #require(Audio(samples: [0.5, -1] as [Float], sampleRate: 16_000).wav)
        let decoded = try message(.audio(Audio(wav)))["message"]
        #expect(decoded?["metadata"] == ["sample_rate": 16_000, "dtype": "float32", "shape": [2]])
        // So are the eight bits of telephones (µ-law), which those clients would not know.
        let header: [UInt8] = [
            38, 0, 0, 0, 16, 0, 0, 0, 7, 0, 1, 0, 64, 31, 0, 0, 64, 31, 0, 0, 1, 0, 8, 0, 2, 0, 0, 0,
        ]
        let parts = ["RIFF".utf8 + header[..<4], "WAVEfmt ".utf8 + header[4..<24], "data".utf8 + header[24...]]
        let telephone = Data(parts.joined() + [0xFF, 0x80])
        #expect(
            try message(.audio(Audio(telephone)))["message"] == [
                "audio_data_base64": "AAB8fQ==",
                "metadata": ["sample_rate": 8000, "dtype": "int16", "shape": [2]],
            ]
        )
        let cutOff = Audio(telephone.dropLast())
        #expect(try message(.audio(cutOff))["action"] == "agent_reply_file")
        #expect(try message(.audio(Audio(.init([1]), type: "audio/mpeg")))["action"] == "agent_reply_file")
    }

    @Test("a stream is one text, sent when it ends")
    func streams() throws {
        var encoder = BesserEncoder(replyPrefix: .agent)
        let kinds: [JournalFrame.Kind] = [
            .streamBegan(.markdown), .streamDelta("one "), .streamEnded(.stopped, text: "one two"),
        ]
        let frames = kinds.map { encoder.frame(ProtocolSamples.frame($0)) }
        #expect(frames[0] == nil && frames[1] == nil)
        let value = try JSONParser.parse(try #require(frames[2]))
        #expect(
            value["action"] == "agent_reply_markdown" && value["message"] == "one two" && value["message_id"] == "m7"
        )
    }

    @Test("the history repeats every reply with the same octets but for its mark")
    func history() throws {
        var encoder = BesserEncoder(replyPrefix: .agent)
        for content in try ProtocolSamples.contents() {
            let frame = ProtocolSamples.frame(.reply(content))
            let bytes = encoder.frame(frame)
            let first = String(decoding: try #require(bytes), as: UTF8.self)
            let again = encoder.history([HistoryEntry(frame: frame)]).map { String(decoding: $0, as: UTF8.self) }
            #expect(again == [first.replacing(#""history":false"#, with: #""history":true"#)])
        }
        let voice = ProtocolSamples.user(.voice(ProtocolSamples.file, transcript: nil))
        let silence = encoder.frame(voice)
        #expect(silence == nil)
        let words = encoder.frame(ProtocolSamples.frame(.transcript("hello"), 8))
        let echo = try #require(words)
        #expect(try JSONParser.parse(echo)["history"] == true)
        #expect(encoder.history([HistoryEntry(frame: voice, transcript: "hello")]) == [echo])
    }

    @Test(
        "a client's message is read in every form",
        arguments: [
            (#"{"action":"user_message","message":"hi","history":false}"#, .say(.text("hi"))),
            (#"{"action":"user_message","message":{"message":"hi"}}"#, .say(.json(["message": "hi"]))),
            (#"{"action":"user_message","message":" {\"message\":\"hi\"}"}"#, .say(.json(["message": "hi"]))),
            (#"{"action":"user_message","message":"{not json"}"#, .say(.text("{not json"))),
            (
                #"{"action":"user_file","message":"{\"name\":\"a\",\"type\":\"text/plain\",\"base64\":\"aGk=\"}"}"#,
                .say(.file(File(name: "a", type: "text/plain", data: .init("hi".utf8))))
            ),
            (
                #"{"action":"user_file","message":{"name":"a","type":"text/plain","base64":"aGk="}}"#,
                .say(.file(File(name: "a", type: "text/plain", data: .init("hi".utf8))))
            ),
            (#"{"action":"user_set_variable","message":{"a":1}}"#, .setVariables(["a": 1])),
            (#"{"action":"reset","message":null}"#, .reset), (#"{"action":"reset"}"#, .reset),
            (#"{"action":"fetch_user_messages","message":null}"#, .fetchHistory),
            (#"{"action":"agent_reply_str","message":"hi"}"#, .say(.text("hi"), author: .bot(name: nil))),
            (#"{"action":"bot_reply_str","message":"hi"}"#, .say(.text("hi"), author: .bot(name: nil))),
        ] as [(String, ClientMessage.Action)]
    )
    func read(text: String, action: ClientMessage.Action) throws {
        let frame = try Array(text.utf8).withUnsafeBytes { try BesserDecoder.decode($0) }
        #expect(frame == .message(ClientMessage(action)))
    }

    @Test("another bot's table is passed over: an error would be taken for an answer")
    func otherBots() throws {
        let text = #"{"action":"agent_reply_dataframe","message":"{}"}"#
        #expect(try Array(text.utf8).withUnsafeBytes { try BesserDecoder.decode($0) } == .nothing)
    }

    @Test(
        "a message that cannot be used is refused with a code",
        arguments: [
            ("hello", .notJSON), ("[]", .notObject), ("{}", .missingField), (#"{"action":1}"#, .wrongType),
            (#"{"action":"dance"}"#, .unknownAction), (#"{"action":"user_message"}"#, .missingField),
            (#"{"action":"user_message","message":7}"#, .wrongType),
            (#"{"action":"user_voice","message":"*"}"#, .badBase64),
            (#"{"action":"user_file","message":"{"}"#, .notJSON),
            (#"{"action":"user_file","message":"[]"}"#, .wrongType),
            (#"{"action":"user_file","message":{"name":"a","base64":"*"}}"#, .badBase64),
            (#"{"action":"user_set_variable","message":{}}"#, .wrongType), (#"{"action":"\udc00"}"#, .loneSurrogate),
            (String(repeating: #"{"a":"#, count: 100), .tooDeep),
        ] as [(String, ProtocolError.Code)]
    )
    func refuse(text: String, code: ProtocolError.Code) {
        let error = #expect(throws: ProtocolError.self) {
            try Array(text.utf8).withUnsafeBytes { try BesserDecoder.decode($0) }
        }
        #expect(error?.code == code)
    }
}
