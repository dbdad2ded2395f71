/// Turns samples of one rate into samples of another, such as 48,000 a second into 16,000.
///
/// Every sample that comes out is the sum of those around its place in time, weighted by a low-pass filter that is
/// evaluated for the place's distance to them (J. O. Smith, *Digital Audio Resampling*, CCRMA). The distances repeat,
/// so the weights are tables, one row for each distance; where two rates have so little in common that the table would be
/// large, weights between rows are interpolated.
///
/// For 16,000 samples a second: what is below 7,000 Hz stays as it is within 0.01 dB, and what is above 8,600 Hz comes out
/// 80 dB weaker or more, be it as an alias from above or as an image. From lower rates the same share of their band stays:
/// up to 3,500 Hz from 8,000. A sample comes out at the time where it went in; before the first and after the last there
/// is silence.
struct Resampler: Sendable {
    /// Samples a second that go in and that come out, divided by what they have in common.
    private let input: Int
    private let output: Int
    /// The filter's weights: `rows`, and one more where they are interpolated, of `width` each.
    private let weights: [Float]
    private let rows: Int
    private let width: Int
    private let isInterpolated: Bool

    /// How many samples are added at once; a row is a whole number of them.
    private static let lanes = 16
    /// More rows are interpolated from fewer.
    private static let mostRows = 1024

    /// A resampler.
    ///
    /// - Parameters:
    ///   - rate: Samples a second that go in; at least 1.
    ///   - other: Samples a second that come out; at least 1.
    init(from rate: Int, to other: Int = SpeechSound.sampleRate) {
        let divisor = Self.greatestCommonDivisor(rate, other)
        input = rate / divisor
        output = other / divisor
        let band = Double(min(rate, other)) / Double(rate)
        // 7,000 and 8,600 of 16,000 Hz: what the middle of the transition lets through from above half the rate lands
        // above 7,400 Hz, where speech has little, and a filter twice as steep would cost twice as much.
        let filter = KaiserLowPass(
            pass: 0.4375 * band,
            stop: 0.5375 * band,
            attenuation: 82,
            reachMultipleOf: Self.lanes / 2
        )
        width = 2 * filter.reach
        isInterpolated = output > Self.mostRows
        // Between rows the weights deviate by at most (π · band / rows)² / 8 of the largest: by less than −100 dB.
        rows = isInterpolated ? max(1, Int(512 * band)) : output
        weights = Self.table(filter, rows: rows, interpolated: isInterpolated)
    }

    /// How many samples come out for so many that go in: as many as last equally long, rounded.
    func count(for samples: Int) -> Int {
        let (whole, rest) = samples.quotientAndRemainder(dividingBy: input)
        return whole * output + (rest * output + input / 2) / input
    }

    /// All samples at the other rate.
    func resample(_ samples: [Float]) -> [Float] {
        resample(samples, from: 0, to: 0..<count(for: samples.count))
    }

    /// Which samples those of `places` are made of.
    ///
    /// - Parameters:
    ///   - places: Samples that are to come out, by their number.
    ///   - total: How many there are to go in.
    func source(of places: Range<Int>, total: Int) -> Range<Int> {
        guard let last = places.last else { return 0..<0 }
        let lower = max(0, start(of: places.lowerBound).first)
        let upper = min(total, start(of: last).first + width)
        return min(lower, upper)..<upper
    }

    /// Some samples at the other rate.
    ///
    /// - Parameters:
    ///   - samples: At least the samples that ``source(of:total:)`` names.
    ///   - first: The number of the first of them.
    ///   - places: Which samples are to come out.
    func resample(_ samples: [Float], from first: Int, to places: Range<Int>) -> [Float] {
        guard input != output else { return Array(samples[(places.lowerBound - first)..<(places.upperBound - first)]) }
        return [Float](unsafeUninitializedCapacity: places.count) { result, count in
            samples.withUnsafeBufferPointer { samples in
                weights.withUnsafeBufferPointer { weights in
                    fill(result, places, from: Source(samples: samples, first: first), weights)
                }
            }
            count = places.count
        }
    }

    private func fill(
        _ result: UnsafeMutableBufferPointer<Float>,
        _ places: Range<Int>,
        from source: Source,
        _ weights: UnsafeBufferPointer<Float>
    ) {
        var (first, phase) = start(of: places.lowerBound)
        let (whole, part) = input.quotientAndRemainder(dividingBy: output)
        var index = 0
        // A rate that is a whole multiple of the other has one row of weights, which are then loaded once for four sums.
        while output == 1, index + 4 <= places.count,
            let four = source.four(first, every: input, weights, width: width)
        {
            for lane in 0..<4 { result.initializeElement(at: index + lane, to: four[lane]) }
            index += 4
            first += 4 * input
        }
        for index in index..<places.count {
            let value: Float
            if isInterpolated {
                let position = phase * rows
                let row = position / output
                let share = Float(position % output) / Float(output)
                let (one, other) = source.sums(first, weights, rowAt: row * width, width: width)
                value = one + (other - one) * share
            } else {
                value = source.sum(first, weights, rowAt: phase * width, width: width)
            }
            result.initializeElement(at: index, to: value)
            first += whole
            phase += part
            if phase >= output {
                phase -= output
                first += 1
            }
        }
    }

    /// The first sample that one is made of, and how far behind a sample its middle lies, in parts of `output`.
    private func start(of place: Int) -> (first: Int, phase: Int) {
        let (whole, rest) = place.quotientAndRemainder(dividingBy: output)
        let (more, phase) = (rest * input).quotientAndRemainder(dividingBy: output)
        return (whole * input + more - width / 2 + 1, phase)
    }

    private static func table(_ filter: KaiserLowPass, rows: Int, interpolated: Bool) -> [Float] {
        var table: [Float] = []
        table.reserveCapacity((rows + 1) * 2 * filter.reach)
        for row in 0..<rows + (interpolated ? 1 : 0) {
            let phase = Double(row) / Double(rows)
            let weights = (1...2 * filter.reach).map { filter.response(at: Double($0 - filter.reach) - phase) }
            // Whatever lasts stays as loud as it is at every distance, else a constant would hum.
            let sum = weights.reduce(0, +)
            table += weights.map { Float($0 / sum) }
        }
        return table
    }

    private static func greatestCommonDivisor(_ one: Int, _ other: Int) -> Int {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }
}
