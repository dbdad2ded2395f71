import Testing

@testable import JackdawSpeech

@Suite("Loudness")
struct SoundLevelTests {
    static func level(_ samples: [Float]) -> SoundLevel {
        SoundLevel(samples.map { Int16($0 * 32_767) }, sampleRate: 16_000)
    }

    static func noise(_ amplitude: Float, count: Int = 16_000) -> [Float] {
        (0..<count).map { Float($0 * 7919 % 2003 - 1001) / 1001 * amplitude }
    }

    @Test("the loudest sine is at −3.01 dBFS and peaks at 0")
    func sine() {
        let level = Self.level(Tone.sine(500, rate: 16_000, count: 1600))
        #expect(level.frames.count == 5)
        #expect(level.frames.allSatisfy { abs($0 + 3.01) < 0.01 } && abs(level.peak) < 0.001)
        #expect(!level.isSilent())
    }

    @Test("a square wave is at 0 dBFS")
    func square() {
        let level = SoundLevel((0..<1000).map { $0 % 2 == 0 ? 32_767 : -32_768 }, sampleRate: 16_000)
        #expect(abs(level.loudest) < 0.001 && level.peak == 0)
        #expect(level.frames.count == 4)
    }

    @Test("a tenth as loud is 20 dB less")
    func scale() {
        let level = Self.level(Tone.sine(500, rate: 16_000, count: 1600, amplitude: 0.1))
        #expect(abs(level.loudest + 23.01) < 0.02 && abs(level.peak + 20) < 0.02)
    }

    @Test("nothing, hiss, a constant and a click are silence")
    func silence() {
        #expect(Self.level([]).isSilent())
        let none = Self.level([Float](repeating: 0, count: 16_000))
        #expect(none.isSilent() && none.loudest == -.infinity && none.peak == -.infinity)
        #expect(Self.level(Self.noise(0.0005)).isSilent())
        #expect(Self.level([Float](repeating: 0.25, count: 16_000)).isSilent())
        var click = [Float](repeating: 0, count: 16_000)
        click[8000] = 1
        #expect(Self.level(click).isSilent())
    }

    @Test("a word said softly is none")
    func softly() {
        let word = Tone.sine(300, rate: 16_000, count: 3200, amplitude: 0.01)
        #expect(!Self.level(Self.noise(0.0005) + word + Self.noise(0.0005)).isSilent())
        #expect(!Self.level(Self.noise(0.01, count: 1600)).isSilent())
        #expect(Self.level(word).isSilent(below: -40))
    }
}
