import JackdawCore
import JackdawSpeech

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Says what the recogniser finds in recordings, for `Benchmarks/speech`.
///
///     SpeechTrial PHRASES < LIST
///
/// The file of phrases has a sentence on each line. The list has the path of a WAV file on each line; for each of them
/// comes a line with the words, the confidence and the features that it comes from, parted by tabs.
@main
struct SpeechTrial {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else { fatalError("usage: SpeechTrial PHRASES < LIST") }
        let text = try String(decoding: Data(contentsOf: URL(filePath: CommandLine.arguments[1])), as: UTF8.self)
        let phrases = text.split(separator: "\n").map { SpeechHints.Phrase([.words(String($0))]) }
        let hints = SpeechHints(language: "en", phrases: phrases)
        let recognizer = try PocketSphinxRecognizer()
        while let path = readLine() {
            let file = File(name: path, type: "audio/wav", data: try Data(contentsOf: URL(filePath: path)))
            let found = try await recognizer.evidence(in: file, hints: hints)
            let features = found.map { $0.evidence.features.map { "\($0)" }.joined(separator: " ") } ?? ""
            print("\(found?.words ?? "")\t\(found?.evidence.confidence ?? 0)\t\(features)")
        }
    }
}
