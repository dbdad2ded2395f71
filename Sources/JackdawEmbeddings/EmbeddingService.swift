import OpenAIEndpoint
import Understanding

/// Turns texts into vectors by asking a service.
struct EmbeddingService: Sendable {
    let client: ServiceClient
    /// Tells files of one service's vectors from those of another.
    let identity: String
    private let model: String
    private let dimensions: Int?

    /// Enough for a hundred vectors of 4,096 numbers, each written out in full.
    private static let answerLimit = 16 << 20
    private static let longestVector = 65_536

    init(endpoint: ServiceEndpoint, model: String, dimensions: Int?) throws(ServiceError) {
        client = try ServiceClient(endpoint: endpoint, answerLimit: Self.answerLimit)
        identity = "\(endpoint)\n\(model)\n\(dimensions ?? 0)"
        self.model = model
        self.dimensions = dimensions
    }

    /// One vector for each of `texts`, all of one length.
    ///
    /// - Parameter expected: How long they have to be; nil: as long as the service likes.
    func vectors(of texts: [String], expected: Int?, within limit: Duration) async throws -> [[Float]] {
        let answer: Answer = try await client.post(
            Question(model: model, input: texts, dimensions: dimensions),
            to: "embeddings",
            within: limit
        )
        guard answer.data.count == texts.count else {
            throw ServiceError(.badAnswer("\(answer.data.count) vectors for \(texts.count) texts"))
        }
        var vectors = [[Float]](repeating: [], count: texts.count)
        for (place, item) in answer.data.enumerated() {
            let index = item.index ?? place
            guard vectors.indices.contains(index), vectors[index].isEmpty else {
                throw ServiceError(.badAnswer("vectors that are numbered twice or not at all"))
            }
            vectors[index] = item.embedding
        }
        let length = expected ?? dimensions ?? vectors.first?.count ?? 0
        for vector in vectors { try Self.check(vector, length: length) }
        return vectors
    }

    private static func check(_ vector: [Float], length: Int) throws(ServiceError) {
        guard vector.count == length, 1...longestVector ~= length else {
            throw ServiceError(
                .badAnswer("a vector of \(vector.count) numbers in place of \(length); has the model changed?")
            )
        }
        let square = vector.reduce(0) { $0 + $1 * $1 }
        guard square.isFinite, square > 0 else { throw ServiceError(.badAnswer("a vector without direction")) }
    }

    private struct Question: Encodable {
        var model: String
        var input: [String]
        var dimensions: Int?
    }

    private struct Answer: Decodable {
        struct Item: Decodable {
            var index: Int?
            var embedding: [Float]
        }

        var data: [Item]
    }
}
