import Testing

@testable import JackdawSpeech

@Suite("Resampling")
struct ResamplerTests {
    /// The rates of telephones, sound cards, discs and studios, and some that share nothing with 16,000.
    static let rates = [
        6000, 8000, 11_025, 12_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000, 192_000, 44_099, 7999,
    ]

    @Test(
        "there are as many samples as last equally long",
        arguments: [
            (48_000, 48_000, 16_000), (48_000, 1, 0), (48_000, 2, 1), (44_100, 44_100, 16_000), (44_100, 1000, 363),
            (8000, 5, 10), (11_025, 1, 1), (16_000, 7, 7), (48_000, 0, 0), (1, 2, 32_000), (768_000, 24, 1),
            (44_099, 44_099 << 30, 16_000 << 30),
        ]
    )
    func count(rate: Int, samples: Int, expected: Int) {
        #expect(Resampler(from: rate).count(for: samples) == expected)
    }

    @Test("a tone of the pass band comes out where and as loud as it was, and nothing else with it", arguments: rates)
    func passBand(rate: Int) {
        let resampler = Resampler(from: rate)
        let edge = 0.4375 * Double(min(rate, 16_000))
        for frequency in [edge / 100, edge / 3, edge * 0.8, edge] {
            let result = resampler.resample(Tone.sine(frequency, rate: rate, count: rate / 4))
            let amplitude = Tone.amplitude(of: frequency, in: result, rate: 16_000)
            #expect(abs(Tone.decibels(amplitude)) < 0.01, "\(frequency) Hz")
            // Delay, ripple, images and the noise of computing would all be in the difference.
            let ideal = Tone.sine(frequency, rate: 16_000, count: result.count)
            let rest = Tone.level(of: zip(result, ideal).map { $0 - $1 })
            #expect(Tone.decibels(rest) < -80, "\(frequency) Hz")
        }
    }

    @Test("a tone of the stop band is gone", arguments: rates.filter { $0 > 17_200 })
    func stopBand(rate: Int) {
        let resampler = Resampler(from: rate)
        let highest = Double(rate) / 2
        for share in [0, 0.003, 0.01, 0.03, 0.1, 0.35, 0.7, 0.99] {
            let frequency = 8600 + (highest - 8600) * share
            let result = resampler.resample(Tone.sine(frequency, rate: rate, count: rate / 10))
            #expect(Tone.decibels(Tone.level(of: result)) < -80, "\(frequency) Hz")
        }
    }

    @Test("images of a lower rate are gone", arguments: [6000, 8000, 11_025, 7999])
    func images(rate: Int) {
        // The image of 0.4625 of the rate is at 0.5375 of it, where the stop band begins.
        let frequency = 0.4625 * Double(rate)
        let result = Resampler(from: rate).resample(Tone.sine(frequency, rate: rate, count: rate))
        let image = Tone.amplitude(of: Double(rate) - frequency, in: result, rate: 16_000)
        #expect(Tone.decibels(image) < -80)
    }

    @Test("a click stays where it was", arguments: rates)
    func click(rate: Int) {
        var samples = [Float](repeating: 0, count: rate / 8)
        let place = rate / 16
        samples[place] = 1
        let result = Resampler(from: rate).resample(samples)
        let exact = Double(place) * 16_000 / Double(rate)
        let largest = result.indices.max { result[$0] < result[$1] }
        #expect(largest == Int(exact.rounded()))
        let middle =
            zip(result, 0...).reduce(0) { $0 + Double($1.0) * Double($1.1) } / result.reduce(0) { $0 + Double($1) }
        #expect(abs(middle - exact) < 0.01)
    }

    @Test("a constant stays one, and silence is silence", arguments: rates)
    func constant(rate: Int) {
        let resampler = Resampler(from: rate)
        let result = resampler.resample([Float](repeating: 0.5, count: rate / 10))
        #expect(result[400..<1200].allSatisfy { abs($0 - 0.5) < 1e-5 })
        #expect(resampler.resample([Float](repeating: 0, count: 1000)).allSatisfy { $0 == 0 })
        #expect(resampler.resample([]) == [])
    }

    @Test("parts are the same as in the whole", arguments: rates + [16_000])
    func parts(rate: Int) {
        let resampler = Resampler(from: rate)
        let samples = (0..<rate / 20).map { Float($0 * 7919 % 2001 - 1000) / 1000 }
        let whole = resampler.resample(samples)
        for step in [1, 37, 500] {
            var parts: [Float] = []
            for start in stride(from: 0, to: whole.count, by: step) {
                let places = start..<min(start + step, whole.count)
                let source = resampler.source(of: places, total: samples.count)
                parts += resampler.resample(Array(samples[source]), from: source.lowerBound, to: places)
            }
            // Near its edges a part is added in another order than in the whole.
            #expect(parts.count == whole.count)
            #expect(zip(parts, whole).allSatisfy { abs($0 - $1) < 1e-5 })
        }
    }

    @Test("the same rate is the same sound")
    func same() {
        let samples: [Float] = [0.1, -0.7, 1, -1]
        #expect(Resampler(from: 16_000).resample(samples) == samples)
    }

    @Test("the lowest and the highest rate have tables no larger than the others")
    func extremes() {
        #expect(Resampler(from: 768_000).resample([Float](repeating: 1, count: 7680)).count == 160)
        #expect(Resampler(from: 767_999).resample([Float](repeating: 1, count: 7680)).count == 160)
        #expect(Resampler(from: 1).resample([1]).count == 16_000)
    }
}
