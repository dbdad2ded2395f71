import JackdawCore
import Testing

@testable import Jackdaw

@Suite("The dialect jackdaw.v1")
struct ProtocolJackdawV1Tests {
    let schema: ProtocolSchema
    let encoder = JackdawV1Encoder { message, file in
        let file = file()
        return FileLink(name: file.name, type: file.type, size: file.data.count, url: "/files/" + message)
    } tableLink: { message, _ in
        "/files/" + message + ".csv"
    }

    init() throws { schema = try ProtocolSchema() }

    func checked(_ bytes: [UInt8], _ location: Testing.SourceLocation = #_sourceLocation) throws -> JSONValue {
        let value = try JSONParser.parse(bytes)
        #expect(schema.problems(value, "server") == [], "\(value)", sourceLocation: location)
        return value
    }

    @Test("every kind of reply is a frame of the schema")
    func replies() throws {
        for content in try ProtocolSamples.contents() {
            let value = try checked(encoder.frame(ProtocolSamples.frame(.reply(content))))
            #expect(value["seq"] == 7 && value["id"] == "m7" && value["timestamp"] == "2026-03-01T09:30:00.250Z")
            #expect(value["action"]?.stringValue == "agent_reply_" + ReplyKind(content).actionSuffix)
        }
    }

    @Test("a kind of reply is known by its action, and by no other name", arguments: ReplyKind.allCases)
    func actions(kind: ReplyKind) {
        #expect(ReplyKind(action: "agent_reply_" + kind.actionSuffix) == kind)
        #expect(ReplyKind(action: kind.actionSuffix) == nil)
        #expect(ReplyKind(action: "bot_reply_" + kind.actionSuffix) == nil)
    }

    @Test("a table travels column by column, with types, and integers that no browser holds as strings")
    func table() throws {
        let frame = ProtocolSamples.frame(.reply(.dataFrame(try ProtocolSamples.table())))
        let columns = try checked(encoder.frame(frame))["message"]?["columns"]?.arrayValue ?? []
        #expect(columns.compactMap { $0["name"]?.stringValue } == ["z", "a", "n", "b", "d"])
        #expect(
            columns.map { $0["values"] } == [
                ["x", nil], ["9007199254740993", 1], [0.5, nil], [true, nil], [1_772_357_400_250, nil],
            ]
        )
    }

    @Test("sound has its words where they are known")
    func words() throws {
        let spoken = try checked(encoder.frame(ProtocolSamples.frame(.reply(.audio(ProtocolSamples.spoken())))))
        #expect(spoken["message"]?["text"] == "Hello \"you\"")
        let tone = Audio(samples: [Int16(1)], sampleRate: 8000)
        #expect(try checked(encoder.frame(ProtocolSamples.frame(.reply(.audio(tone)))))["message"]?["text"] == nil)
    }

    @Test("every other frame of a conversation is one of the schema")
    func frames() throws {
        let kinds: [JournalFrame.Kind] = [
            .streamBegan(.text), .streamBegan(.markdown), .streamDelta("x"), .streamEnded(.finished, text: "x"),
            .streamEnded(.stopped, text: ""), .streamEnded(.failed, text: ""), .chosen(value: "v", label: "l"),
            .transcript("hello"), .restarted,
        ]
        for kind in kinds { _ = try checked(encoder.frame(ProtocolSamples.frame(kind))) }
        let contents: [UserMessage.Content] = [
            .text("hi"), .json(["message": "hi"]), .file(ProtocolSamples.file),
            .voice(ProtocolSamples.file, transcript: nil),
        ]
        for content in contents {
            let value = try checked(encoder.frame(ProtocolSamples.user(content)))
            #expect(value["client_id"] == "c1")
        }
        var click = UserMessage(id: "m7", content: .text("Yes"), date: ProtocolSamples.date)
        click.chosen = UserMessage.Choice(replyID: "m6", value: "yes")
        #expect(try checked(encoder.frame(ProtocolSamples.frame(.user(click))))["chosen"]?["reply_to"] == "m6")
    }

    @Test("the history has open streams, choices and transcripts in their entries")
    func history() throws {
        let entries = [
            HistoryEntry(frame: ProtocolSamples.frame(.reply(.text("so far"))), isOpen: true),
            HistoryEntry(
                frame: ProtocolSamples.frame(.reply(.options(["Yes"]))),
                chosen: ChosenOption(value: "y", label: "Yes")
            ),
            HistoryEntry(
                frame: ProtocolSamples.user(.voice(ProtocolSamples.file, transcript: nil)),
                transcript: "hello"
            ),
            HistoryEntry(frame: ProtocolSamples.frame(.restarted)),
        ]
        let value = try checked(encoder.history(entries, sequence: 44))
        #expect(value["seq"] == 44)
        #expect(value["entries"]?[0]?["open"] == true)
        #expect(value["entries"]?[1]?["chosen"] == ["value": "y", "label": "Yes"])
        #expect(value["entries"]?[2]?["transcript"] == "hello")
        _ = try checked(encoder.history([], sequence: 0))
        #expect(value["truncated"] == nil)
        let long = encoder.history(entries, sequence: 44)
        let cut = try checked(encoder.history(entries, sequence: 44, limit: long.count / 2))
        #expect(cut["truncated"] == true)
        let kept = cut["entries"]?.arrayValue ?? []
        #expect(!kept.isEmpty && kept == value["entries"]?.arrayValue?.suffix(kept.count) ?? [])
        #expect(try checked(encoder.history(entries, sequence: 44, limit: 0))["entries"]?.arrayValue?.count == 1)
    }

    @Test("what is no part of the conversation is of the schema, errors of every code too")
    func others() throws {
        _ = try checked(encoder.acknowledgement(of: "c1", sequence: 12))
        _ = try checked(encoder.acknowledgement(of: "c1", sequence: nil))
        _ = try checked(encoder.pong())
        _ = try checked(encoder.typing(true))
        let sound = FileLink(name: "audio.wav", type: "audio/wav", size: 46, url: "/files/x")
        let speech = try checked(encoder.speech(of: "m7", sound))
        #expect(speech == ["type": "speech", "about": "m7", "url": "/files/x", "media": "audio/wav"])
        _ = try checked(encoder.resumed(session: "s", generation: nil, sequence: 0, typing: false))
        let resumed = try checked(encoder.resumed(session: "s", generation: "g1", sequence: 0, typing: false))
        #expect(resumed["generation"] == "g1")
        for code in ProtocolError.Code.allCases {
            _ = try checked(encoder.error(ProtocolError(code, "why")))
            _ = try checked(encoder.error(ProtocolError(code, "why", about: "c1")))
        }
    }

    @Test("the schema refuses what is wrong, so that it can be trusted with what is right")
    func schemaIsStrict() throws {
        let wrong: [JSONValue] = [
            ["type": "pong", "x": 1], ["type": "ack", "id": "", "seq": 1],
            ["type": "error", "code": "x", "message": "m"],
            ["type": "typing"], [:], ["type": "speech", "about": "m7", "url": "/files/x"],
            ["type": "stream_delta", "seq": 0, "id": "m", "timestamp": "now", "delta": "x"],
        ]
        for value in wrong { #expect(!schema.problems(value, "server").isEmpty, "\(value)") }
    }

    @Test(
        "a client's frame is read, and is of the schema",
        arguments: [
            (#"{"type":"message","id":"c1","action":"user_message","message":"hi"}"#, .say(.text("hi"))),
            (
                #"{"type":"message","id":"c1","action":"user_message","message":{"message":"hi"}}"#,
                .say(.json(["message": "hi"]))
            ),
            (
                #"{"type":"message","id":"c1","action":"user_message","message":"Yes","reply_to":"m7","value":"y"}"#,
                .say(.text("Yes"), chosen: .init(replyID: "m7", value: "y"))
            ),
            (
                #"{"type":"message","id":"c1","action":"user_file","message":{"file":"u1"}}"#,
                .sendUpload(id: "u1", isVoice: false)
            ),
            (
                #"{"type":"message","id":"c1","action":"user_voice","message":{"file":"u1"}}"#,
                .sendUpload(id: "u1", isVoice: true)
            ),
            (
                #"{"type":"message","id":"c1","action":"user_file","message":{"name":"../a.txt","type":"text/plain","base64":"aGk="}}"#,
                .say(.file(File(name: "a.txt", type: "text/plain", data: .init("hi".utf8))))
            ),
            (#"{"type":"message","id":"c1","action":"user_set_variable","message":{"a":1}}"#, .setVariables(["a": 1])),
            (#"{"type":"message","id":"c1","action":"reset"}"#, .reset),
            (#"{"type":"message","id":"c1","action":"fetch_user_messages"}"#, .fetchHistory),
            (
                #"{"type":"message","id":"c1","action":"fetch_speech","message":{"reply":"m7"}}"#,
                .fetchSpeech(reply: "m7")
            ),
        ] as [(String, ClientMessage.Action)]
    )
    func read(text: String, action: ClientMessage.Action) throws {
        #expect(schema.problems(try JSONParser.parse(text), "client") == [])
        let frame = try Array(text.utf8).withUnsafeBytes { try JackdawV1Decoder.decode($0) }
        #expect(frame == .message(ClientMessage(clientID: "c1", action)))
    }

    @Test(
        "a frame that cannot be used is refused with a code and the id it is about",
        arguments: [
            ("hello", .notJSON, nil), ("[]", .notObject, nil), ("{}", .missingField, nil),
            (#"{"type":1}"#, .wrongType, nil),
            (#"{"type":"x","id":"c1"}"#, .unknownType, "c1"), (#"{"type":"message"}"#, .missingField, nil),
            (#"{"type":"message","id":""}"#, .wrongType, nil),
            (#"{"type":"message","id":"c1","action":"dance"}"#, .unknownAction, "c1"),
            (#"{"type":"message","id":"c1","action":"user_message"}"#, .missingField, "c1"),
            (#"{"type":"message","id":"c1","action":"user_message","message":7}"#, .wrongType, "c1"),
            (
                #"{"type":"message","id":"c1","action":"user_file","message":{"name":"a","base64":"*"}}"#, .badBase64,
                "c1"
            ),
            (#"{"type":"message","id":"c1","action":"user_set_variable","message":{}}"#, .wrongType, "c1"),
            (#"{"type":"resume","session":"s","secret":"x","last":-1}"#, .wrongType, nil),
            (#"{"type":"stop"}"#, .missingField, nil),
            (#"{"type":"\ud800"}"#, .loneSurrogate, nil),
            (String(repeating: "[", count: 100), .tooDeep, nil),
        ] as [(String, ProtocolError.Code, String?)]
    )
    func refuse(text: String, code: ProtocolError.Code, about: String?) throws {
        let error = #expect(throws: ProtocolError.self) {
            try Array(text.utf8).withUnsafeBytes { try JackdawV1Decoder.decode($0) }
        }
        #expect(error?.code == code && error?.about == about)
    }
}
