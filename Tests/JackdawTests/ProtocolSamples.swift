import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One of everything that a conversation can hold.
enum ProtocolSamples {
    static let date = Date(timeIntervalSince1970: 1_772_357_400.25)

    static func frame(_ kind: JournalFrame.Kind, _ sequence: Int = 7, id: String = "m7") -> JournalFrame {
        JournalFrame(sequence: sequence, id: id, date: date, kind: kind)
    }

    static func user(_ content: UserMessage.Content, clientID: String? = "c1") -> JournalFrame {
        frame(.user(UserMessage(id: "m7", content: content, date: date, clientID: clientID)))
    }

    static let file = File(name: "a \"b\".txt", type: "text/plain", data: Data("hello".utf8))

    static func contents() throws -> [ReplyContent] {
        [
            .text("hé\n\"😀\""), .markdown("**b**"), .html("<b>b</b>"),
            .options(Options(["Yes", Options.Option("Non", value: "no", description: "not now")])),
            .options(Options(["a", "b"], multiple: true)), .dataFrame(try table()),
            .plot(Plot(data: [["type": "bar", "y": [1, 2.5, nil]]], layout: ["title": "t"])), .file(file),
            .image(Image(Data([0x89, 0x50]), type: "image/png", description: "a dot")),
            .audio(Audio(samples: [Int16(1), -2, 3, 4], sampleRate: 8000, channels: 2)),
            .audio(Audio(Data([1, 2, 3]), type: "audio/mpeg")), .audio(spoken()),
            .location(Location(latitude: 48.85, longitude: 2.35, title: "Paris")),
            .location(Location(latitude: -90, longitude: 180)),
            .location(
                Location(
                    title: "t",
                    markers: [.init(latitude: 1, longitude: 2, label: "a"), .init(latitude: 3, longitude: 4)]
                )
            ),
            .retrieval(
                RetrievalAnswer(
                    modelName: "m",
                    question: "q",
                    answer: "a",
                    documents: [
                        RetrievedDocument(content: "c", source: "s.pdf", page: 3), RetrievedDocument(content: "d"),
                    ]
                )
            ),
            .custom(name: "confetti", value: ["count": 3]),
        ]
    }

    static func spoken() -> Audio {
        var audio = Audio(samples: [Int16(1), -2], sampleRate: 8000)
        audio.text = "Hello \"you\""
        return audio
    }

    static func table() throws -> DataFrame {
        try DataFrame(
            title: "Things",
            columns: [
                DataFrame.Column("z", ["x", nil]), DataFrame.Column("a", [9_007_199_254_740_993, 1] as [Int?]),
                DataFrame.Column("n", [0.5, nil]), DataFrame.Column("b", [true, nil]),
                DataFrame.Column("d", [date, nil]),
            ]
        )
    }
}
