#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Vectors that are alike where texts share words: each word points in a direction of its own.
package enum FakeEmbeddings {
    private struct Question: Decodable {
        var model: String
        var input: [String]
        var dimensions: Int?
    }

    private struct Answer: Encodable {
        struct Item: Encodable {
            var object = "embedding"
            var index: Int
            var embedding: [Double]
        }

        var object = "list"
        var data: [Item]
        var model: String
    }

    /// Words that mean the same, by their common name: what a real model knows and words alone do not tell.
    private static let meanings: [String: String] = [
        "hi": "greeting", "hello": "greeting", "hey": "greeting", "salutations": "greeting", "howdy": "greeting",
        "bye": "parting", "goodbye": "parting", "farewell": "parting", "cheerio": "parting", "ciao": "parting",
        "pizza": "meal", "pizzas": "meal", "margherita": "meal", "calzone": "meal", "dinner": "meal", "food": "meal",
        "order": "want", "want": "want", "get": "want", "fancy": "want", "bring": "want", "buy": "want",
        "weather": "sky", "rain": "sky", "sunny": "sky", "forecast": "sky", "drizzle": "sky", "storm": "sky",
    ]

    /// The texts that a request asks about.
    package static func texts(of request: LocalService.Request) -> [String] {
        (try? JSONDecoder().decode(Question.self, from: Data(request.body)))?.input ?? []
    }

    /// Answers as a service of embeddings does.
    package static func reply(to request: LocalService.Request, dimension: Int = 64) -> LocalService.Reply {
        guard request.path == "/v1/embeddings",
            let question = try? JSONDecoder().decode(Question.self, from: Data(request.body))
        else { return .answer(400, body: #"{"error": {"message": "no such request"}}"#) }
        let items = question.input.enumerated().map { index, text in
            Answer.Item(index: index, embedding: vector(of: text, dimension: question.dimensions ?? dimension))
        }
        // Services may answer in any order.
        let answer = Answer(data: items.reversed(), model: question.model)
        guard let body = try? JSONEncoder().encode(answer) else { return .hangUp }
        return .answer(200, body: String(decoding: body, as: UTF8.self))
    }

    private static func vector(of text: String, dimension: Int) -> [Double] {
        // All vectors of a real model have much in common.
        var result = [Double](repeating: 0.1, count: dimension)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            var state = (meanings[String(word)] ?? String(word)).utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01B3
            }
            for place in result.indices {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                result[place] += Double(state >> 40) / Double(1 << 24) - 0.5
            }
        }
        let length = result.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return result.map { $0 / length }
    }
}
