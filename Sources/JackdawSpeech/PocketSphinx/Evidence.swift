#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// How well what was heard fits the recording, next to what it sounds like to somebody who expects nothing.
///
/// A grammar always finds one of its sentences, also in speech about something else: then the sounds are more than its
/// words have, the words cover a small part of what was said, and every sound fits badly (Young, "Detecting
/// misrecognitions and out-of-vocabulary words", ICASSP 1994: the acoustic score against a phone loop's).
package struct Evidence: Sendable, Equatable {
    /// The difference of the acoustic scores for each frame of the words.
    var score: Double
    /// Sounds that the loop heard, for each sound of the words.
    var sounds: Double
    /// Frames in which the loop heard sounds, for each frame of the words.
    var coverage: Double
    /// Frames for each sound of the words.
    var pace: Double
    /// How different the two rows of sounds are: 0 the same, 1 nothing in common.
    var distance: Double

    /// What speaks for the words, in the order of ``weights``.
    package var features: [Double] {
        let sounds = log(max(sounds, 0.05))
        let coverage = log(max(coverage, 0.05))
        return [score, sounds, abs(sounds), coverage, abs(coverage), log(pace), distance, 1]
    }

    /// How much each of the features counts.
    ///
    /// Logistic regression over the made-up recordings of `Benchmarks/speech` (`--fit`): American and other voices, three
    /// speeds, quiet and with noise. They were fitted to sound that had not been dithered, of which they believe a little
    /// less: what is fitted to dithered sound refuses more of what was said than it is worth.
    private static let weights = [0.108, -2.914, -1.764, -3.753, -3.841, 2.203, -7.174, 4.234]

    /// How likely it is that the words were said, from 0 to 1.
    package var confidence: Double {
        1 / (1 + exp(-zip(features, Self.weights).reduce(0) { $0 + $1.0 * $1.1 }))
    }

    /// Weighs what was heard.
    ///
    /// - Parameters:
    ///   - heard: The words that were found.
    ///   - loop: What the phone loop found.
    ///   - pronunciations: The sounds of each entry of the dictionary.
    init(_ heard: Segmentation, against loop: Segmentation, pronunciations: [String: [String]]) {
        let words = heard.words
        let expected = words.flatMap { pronunciations[$0.entry] ?? [] }
        let observed = loop.words.map { PhoneLoop.sound(of: $0.word) }
        let frames = Double(max(1, words.reduce(0) { $0 + $1.frames.count }))
        let difference = words.reduce(0) { $0 + Double($1.score) - loop.score(of: $1.frames) }
        score = difference / frames
        sounds = Double(observed.count) / Double(max(1, expected.count))
        coverage = Double(loop.words.reduce(0) { $0 + $1.frames.count }) / frames
        pace = frames / Double(max(1, expected.count))
        distance = SoundDistance.between(expected, observed)
    }
}
