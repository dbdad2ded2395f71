import Understanding

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Trains a classifier from a file and says what it makes of each line of its standard input.
///
///     IntentJudge [--language CODE] TRAINING-FILE
///
/// The training file has an intent, a tab and a phrase on each line. For each utterance, one a line, comes a line with
/// the accepted intent (empty when none is), the confidence, and the best intent whether accepted or not, parted by
/// tabs. The seconds that training took go to standard error as `train_seconds=`.
@main
struct IntentJudge {
    static func main() {
        var arguments = CommandLine.arguments.dropFirst()
        var options = LexicalClassifier.Options()
        if arguments.first == "--language" {
            guard arguments.count > 1 else { fail("--language needs a code, such as 'de'") }
            options.language = Language(rawValue: arguments.removeFirst(2))
        }
        guard arguments.count == 1, let path = arguments.first else {
            fail("usage: IntentJudge [--language CODE] TRAINING-FILE")
        }
        do {
            let file = try TrainingFile(path: path)
            let clock = ContinuousClock()
            let start = clock.now
            let classifier = try file.train(options: options) { put($0 + "\n", to: STDERR_FILENO) }
            let seconds = (clock.now - start) / .seconds(1)
            put("train_seconds=\(seconds)\n", to: STDERR_FILENO)
            while let line = readLine() {
                let result = classifier.classify(line)
                let best = result.ranking.first
                put(
                    "\(result.accepted?.intent ?? "")\t\(best?.confidence ?? 0)\t\(best?.intent ?? "")\n",
                    to: STDOUT_FILENO
                )
            }
        } catch {
            fail("\(error)")
        }
    }

    private static func fail(_ message: String) -> Never {
        put("error: \(message)\n", to: STDERR_FILENO)
        exit(1)
    }

    /// Writes past the buffers of the C library: whoever asks waits for the answer.
    private static func put(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                let written = write(descriptor, piece.baseAddress, piece.count)
                guard written > 0 else { exit(1) }
                rest = rest.dropFirst(written)
            }
        }
    }
}

extension ArraySlice<String> {
    /// Removes the first `count` elements and returns the last of these.
    fileprivate mutating func removeFirst(_ count: Int) -> String {
        let last = self[startIndex + count - 1]
        self = dropFirst(count)
        return last
    }
}
