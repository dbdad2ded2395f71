#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The impulse response of a low-pass filter: a sinc within Kaiser's window.
///
/// The window's shape and length follow from the attenuation and the width of the transition by Kaiser's formulas
/// (J. F. Kaiser, *Nonrecursive Digital Filter Design Using the I₀-sinh Window Function*, ISCAS 1974).
struct KaiserLowPass {
    /// How far the response reaches to either side, in samples.
    let reach: Int
    private let cutoff: Double
    private let shape: Double

    /// A filter for samples at a rate of 1.
    ///
    /// - Parameters:
    ///   - pass: The highest frequency that stays as it is; below 0.5.
    ///   - stop: The lowest frequency that is gone; above `pass`.
    ///   - attenuation: How much is gone, in decibels; above 50.
    ///   - multiple: What the reach is to be a multiple of.
    init(pass: Double, stop: Double, attenuation: Double, reachMultipleOf multiple: Int) {
        let order = (attenuation - 7.95) / (2.285 * 2 * .pi * (stop - pass))
        reach = (Int((order / 2).rounded(.up)) + multiple - 1) / multiple * multiple
        cutoff = (pass + stop) / 2
        shape = 0.1102 * (attenuation - 8.7)
    }

    /// The response `time` samples from its middle.
    func response(at time: Double) -> Double {
        let position = time / Double(reach)
        guard abs(position) < 1 else { return 0 }
        let window = Self.bessel(shape * (1 - position * position).squareRoot()) / Self.bessel(shape)
        let angle = 2 * .pi * cutoff * time
        return 2 * cutoff * (angle == 0 ? 1 : sin(angle) / angle) * window
    }

    /// The modified Bessel function of the first kind and order 0, by its power series.
    private static func bessel(_ x: Double) -> Double {
        var sum = 1.0
        var term = 1.0
        var index = 1.0
        while term > sum * 1e-17 {
            term *= (x / 2 / index) * (x / 2 / index)
            sum += term
            index += 1
        }
        return sum
    }
}
