import Testing

@testable import JackdawSpeech

@Suite("Evidence")
struct EvidenceTests {
    private static let line = """
        speech S 0 T -6019 A -5345 L -674 0 -203 -337 <sil> 11 -658 0 what 39 -155 0 is(2) 57 -399 -337 <sil> 120
        """

    @Test("a line of what was found is read")
    func segmentation() throws {
        let found = try #require(Segmentation(Self.line))
        #expect(found.words.map(\.word) == ["what", "is"])
        #expect(found.words.map(\.entry) == ["what", "is(2)"])
        #expect(found.words.map(\.frames) == [11..<39, 39..<57])
        #expect(found.segments.map(\.score) == [-203, -658, -155, -399])
        #expect(found.score(of: 11..<57) == -813)
        #expect(found.score(of: 25..<39) == -329)
        #expect(found.score(of: 200..<300) == 0)
    }

    @Test(
        "a line of another form is nothing",
        arguments: [
            "", "speech", "speech S 0 T 0 A 0 L 0 0", "speech S 0 T 0 A 0 L 0 0 -1 0 <sil> 10",
            "speech S 0 T 0 A 0 L 0 x -1 0 what 10", "speech S 0 T 0 A 0 L 0 0 -1 what 10", "\u{0}\u{1}\u{2}",
            "a b c d e f g h i j k l m n o p q r",
        ]
    )
    func other(_ line: String) {
        #expect(Segmentation(line) == nil)
    }

    @Test("every beginning of a line, and every change of it, is read or refused")
    func hostile() {
        let octets = Array(Self.line.utf8)
        for end in octets.indices { _ = Segmentation(String(decoding: octets[..<end], as: UTF8.self)) }
        for index in octets.indices {
            for change: UInt8 in [0, 32, 45, 57, 255] {
                var changed = octets
                changed[index] = change
                _ = Segmentation(String(decoding: changed, as: UTF8.self))
            }
        }
    }

    @Test(
        "distances of sounds",
        arguments: [
            (["HH", "AY"], ["HH", "AY"], 0.0), (["HH", "AY"], [], 1.0), ([], [], 0.0), (["P"], ["B"], 0.5),
            (["AA"], ["K"], 1.0), (["HH", "AH", "L", "OW"], ["HH", "EH", "L", "OW"], 0.125),
        ]
    )
    func distance(_ first: [String], _ second: [String], _ distance: Double) {
        #expect(SoundDistance.between(first, second) == distance)
        #expect(SoundDistance.between(second, first) == distance)
    }

    @Test("the same sounds in the same places are believed, many sounds around few words are not")
    func confidence() throws {
        let pronunciations = ["what": ["W", "AH", "T"], "is(2)": ["IH", "Z"]]
        let heard = try #require(Segmentation(Self.line))
        let same = try #require(
            Segmentation(
                "speech S 0 T 0 A 0 L 0 0 -203 0 <sil> 11 -220 0 _w 20 -220 0 _ah 30 -218 0 _t 39 -78 0 _ih 48 -77 0 _z 57 -399 0 <sil> 120"
            )
        )
        let other = try #require(
            Segmentation(
                "speech S 0 T 0 A 0 L 0 "
                    + (0..<23).map { "\($0 * 5) -20 0 \(["_k", "_er", "_n", "_sh"][$0 % 4])" }.joined(separator: " ")
                    + " 120"
            )
        )
        let sure = Evidence(heard, against: same, pronunciations: pronunciations)
        let unsure = Evidence(heard, against: other, pronunciations: pronunciations)
        #expect(sure.coverage == 1 && sure.sounds == 1 && sure.distance == 0 && sure.score == 0)
        #expect(unsure.coverage > 2 && unsure.sounds > 4)
        #expect(sure.confidence > 0.5)
        #expect(unsure.confidence < 0.1)
    }
}
