/// An answer that a model found in documents, with the documents it rests on.
public struct RetrievalAnswer: Sendable, Hashable, Codable {
    /// The model that wrote the answer.
    public var modelName: String
    /// What was asked.
    public var question: String
    /// What was found.
    public var answer: String
    /// What the answer rests on, the most useful first.
    public var documents: [RetrievedDocument]

    /// The answer of `modelName` to `question`.
    public init(modelName: String, question: String, answer: String, documents: [RetrievedDocument] = []) {
        self.modelName = modelName
        self.question = question
        self.answer = answer
        self.documents = documents
    }
}
