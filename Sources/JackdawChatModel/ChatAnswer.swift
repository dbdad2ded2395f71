import OpenAIEndpoint

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The body of an answer of `/chat/completions`.
struct ChatAnswer: Decodable {
    struct Choice: Decodable {
        struct Message: Decodable {
            var content: String?
        }

        var message: Message
    }

    /// What the model was asked for.
    struct Verdict: Decodable {
        var intent: String
        var confidence: Double
    }

    var choices: [Choice]

    /// What the model said, read as JSON.
    func verdict() throws(ServiceError) -> Verdict {
        guard let content = choices.first?.message.content else {
            throw ServiceError(.badAnswer("the model said nothing"))
        }
        guard let verdict = try? JSONDecoder().decode(Verdict.self, from: Data(content.utf8)) else {
            throw ServiceError(.badAnswer("the model did not keep to the schema"))
        }
        return verdict
    }
}
