import Testing

@testable import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Conversation scripts")
struct RecordedConversationTests {
    private func write(_ items: RecordedConversation.Item...) -> String {
        ConversationScriptWriter(bot: "bot", title: "talk").write(RecordedConversation(items: items))
    }

    private let head = "# bot\n\n## talk\n\n"

    @Test("a text that a line would change stands in a block that no text can close")
    func blocks() {
        #expect(write(.user("one\n\ntwo")) == head + "- user:\n    ```\n    one\n    \n    two\n    ```\n")
        #expect(write(.bot("```\ncode\n```")) == head + "- bot:\n    ````\n    ```\n    code\n    ```\n    ````\n")
        #expect(write(.bot("")) == head + "- bot:\n    ```\n    \n    ```\n")
        #expect(write(.user(" a ")) == head + "- user:\n    ```\n     a \n    ```\n")
    }

    @Test("each kind of item has its line")
    func items() {
        let text = write(
            .user("hello"),
            .bot("Which size?"),
            .options(["small", "a | b"]),
            .choose("small"),
            .file("a.txt"),
            .kind(.dataFrame),
            .reset,
            .event(.event("paid", ["amount": 12])),
            .event(.event("closing")),
            .wait(.seconds(60)),
            .user("hi")
        )
        #expect(
            text == head + """
                - user: hello
                - bot: Which size?
                - bot options: small | a \\| b
                - choose: small
                - file: a.txt
                - bot kind: dataFrame
                - reset:
                - event: paid {"amount":12}
                - event: closing
                - wait: 1 min
                - user: hi

                """
        )
    }

    @Test("every kind of reply and message of a history has its item")
    func history() throws {
        let replies: [ReplyContent] = [
            .text("t"), .markdown("m"), .html("h"), .options(["a"]), .dataFrame(try DataFrame(columns: [])),
            .plot(Plot(data: [])), .file(File(name: "f", data: Data())), .image(Image(Data())),
            .audio(Audio(samples: [Int16](), sampleRate: 8000)), .location(Location(latitude: 1, longitude: 2)),
            .retrieval(RetrievalAnswer(modelName: "m", question: "q", answer: "a")), .custom(name: "c", value: 1),
        ]
        let voice = File(name: "v.wav", data: Data())
        let messages: [UserMessage.Content] = [
            .json(["message": "said"]), .voice(voice, transcript: nil), .file(voice),
        ]
        let kinds =
            replies.map { JournalFrame.Kind.reply($0) }
            + messages.map { .user(UserMessage(id: "u", content: $0, date: Date())) }
        let entries = kinds.enumerated().map { index, kind in
            HistoryEntry(
                frame: JournalFrame(sequence: index, id: "m\(index)", date: Date(), kind: kind),
                transcript: kind == .user(UserMessage(id: "", content: .file(voice), date: Date())) ? "" : nil
            )
        }
        #expect(
            RecordedConversation(entries).items == [
                .bot("t"), .bot("m"), .bot("h"), .options(["a"]), .kind(.dataFrame), .kind(.plot), .kind(.file),
                .kind(.image), .kind(.audio), .kind(.location), .kind(.retrieval), .kind(.custom),
                .user("said"), .file("v.wav"), .file("v.wav"),
            ]
        )
    }

    @Test("a history frame of jackdaw.v1, as it is sent, gives the script that the history itself gives")
    func protocolHistory() async throws {
        let bot = try makeMoodBot()
        let session = try bot.conversations.open().session
        _ = try await session.accept(.message(.text("hello")))
        await session.whenIdle()
        let reply = try #require(session.history.last?.frame.id)
        _ = try await session.accept(.message(.text("good"), chosen: .init(replyID: reply, value: "good")))
        await session.whenIdle()
        _ = try await session.accept(.reset())
        await session.whenIdle()
        let history = session.history
        let encoder = JackdawV1Encoder(
            link: { _, _ in FileLink(name: "f", type: "text/plain", size: 0, url: "/files/1") },
            tableLink: { _, _ in "" }
        )
        let frame = encoder.history(history, sequence: history.count)
        #expect(try RecordedConversation(frames: JSONParser.parse(frame)) == RecordedConversation(history))
        #expect(RecordedConversation(history).items.contains(.choose("good")))
    }

    @Test("frames as they came live are put together, streams and transcripts too")
    func liveFrames() throws {
        let frames = try JSONParser.parse(
            """
            [{"type": "hello"},
             {"type": "history", "seq": 1, "entries": [{"type": "message", "action": "agent_reply_str", "message": "Hi!"}]},
             {"type": "message", "action": "user_voice", "message": {"name": "v.wav"}},
             {"type": "transcript", "text": "tell me"},
             {"type": "stream_begin", "id": "m2", "action": "agent_reply_markdown"},
             {"type": "stream_delta", "id": "m2", "delta": "On"},
             {"type": "stream_delta", "id": "m2", "delta": "ce"},
             {"type": "stream_end", "id": "m2", "reason": "finished"},
             {"type": "message", "action": "agent_reply_rag", "message": {}},
             {"type": "restarted"}]
            """
        )
        #expect(
            try RecordedConversation(frames: frames).items == [
                .bot("Hi!"), .user("tell me"), .bot("Once"), .kind(.retrieval), .reset,
            ]
        )
    }

    @Test("record writes the script, or says what is wrong with the file")
    func record() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "jackdaw-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: path) }
        func recorded(_ json: String) async throws -> String {
            try Data(json.utf8).write(to: path)
            let screen = TestTerminal()
            _ = try await screen.run(makeMoodBot(), "record", path.path, "--title", "A greeting")
            return screen.output
        }
        let frame = "{\"type\": \"message\", \"action\": \"user_message\", \"message\": \"hello\"}"
        #expect(try await recorded("{\"entries\": [\(frame)]}") == "# moods\n\n## A greeting\n\n- user: hello\n")
        for wrong in ["{", "{}", "[1]", "[{\"type\": \"message\", \"action\": \"sing\"}]"] {
            await #expect(throws: ToolError.self, "\(wrong)") { try await recorded(wrong) }
        }
    }
}
