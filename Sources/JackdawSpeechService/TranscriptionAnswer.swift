import JackdawCore
import OpenAIEndpoint

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a service heard, in either of the two forms of OpenAI's API: `json` and `verbose_json`.
struct TranscriptionAnswer: Decodable {
    private struct Segment: Decodable {
        var start: Double?
        var end: Double?
        /// The mean natural logarithm of the probability of its tokens.
        var meanLogarithm: Double?

        private enum CodingKeys: String, CodingKey {
            case start, end
            case meanLogarithm = "avg_logprob"
        }
    }

    private var text: String
    private var segments: [Segment]

    private enum Key: CodingKey {
        case text, segments
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        text = try container.decode(String.self, forKey: .text)
        // Not every server writes segments as OpenAI does, and the text is good without them.
        segments = (try? container.decodeIfPresent([Segment].self, forKey: .segments)) ?? []
    }

    /// The transcript, whose text is empty where nobody spoke.
    ///
    /// - Throws: `ServiceError` for what is no answer.
    static func read(_ octets: [UInt8]) throws -> Transcript {
        do {
            let answer = try JSONDecoder().decode(Self.self, from: Data(octets))
            return Transcript(answer.words, confidence: answer.confidence)
        } catch {
            throw ServiceError(.badAnswer("JSON without a text"))
        }
    }

    /// The text in one line.
    private var words: String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Self.isRemark(words) ? "" : words
    }

    /// Whether a text is nothing but what whisper.cpp writes of sounds that are no words, such as `[BLANK_AUDIO]`.
    private static func isRemark(_ text: String) -> Bool {
        var rest = text[...]
        while rest.first == "[", let end = rest.firstIndex(of: "]") {
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        return rest.isEmpty
    }

    /// The mean probability of the tokens, each segment counting for as long as it lasts; nil where it is not told.
    private var confidence: Double? {
        var sum = 0.0
        var total = 0.0
        for segment in segments {
            guard let logarithm = segment.meanLogarithm, logarithm.isFinite else { continue }
            // One of no length is still one.
            let length = max((segment.end ?? 0) - (segment.start ?? 0), 0.01)
            sum += logarithm * length
            total += length
        }
        return total > 0 ? min(exp(sum / total), 1) : nil
    }
}
