#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns evidence into a confidence from 0 to 1, so that 0.5 parts what to accept from what to reject.
struct Calibration: Sendable, Codable {
    /// The evidence that gives a confidence of 0.5.
    private(set) var middle: Float = Self.usualMiddle

    private static let usualMiddle: Float = 1.2
    private static let usualDeviation: Float = 0.6
    private static let slope: Float = 2.9
    static let coverageWeight: Float = 1.4

    /// Without examples to learn from: what is usual.
    init() {}

    /// - Parameter evidence: Of phrases that were held out and recognised nonetheless. With few of them the usual
    ///   place is trusted more than the one found.
    init(evidence: [Float]) {
        guard !evidence.isEmpty else { return }
        let count = Float(evidence.count)
        let mean = evidence.reduce(0, +) / count
        let deviation = (evidence.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
        let found = mean - 1.6 * (deviation * count + Self.usualDeviation * 30) / (count + 30)
        let trust = 0.7 * count / (count + 5)
        middle = trust * found + (1 - trust) * Self.usualMiddle
    }

    func confidence(_ evidence: Float) -> Double { 1 / (1 + exp(-Double(Self.slope * (evidence - middle)))) }

    static func evidence(score: Float, coverage: Float) -> Float { score + coverageWeight * coverage }
}
