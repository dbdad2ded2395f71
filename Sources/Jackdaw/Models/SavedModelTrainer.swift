public import Logging
public import Understanding

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Trains a bot's classifier once, and keeps it in a file for the next start.
///
/// A bot of thousands of phrases starts at once that way. The file is used as long as it was trained on just the bot's
/// phrases, by this version; any other is replaced. That the file cannot be read or written is logged, and costs nothing
/// but the training.
///
/// ```swift
/// bot.use(trainer: SavedModelTrainer(path: "intents.model"))
/// ```
public struct SavedModelTrainer: ClassifierTrainer {
    /// Where the file is.
    public var path: String

    /// What trains where no file will do.
    public var trainer: LexicalTrainer

    private let logger: Logger

    /// A trainer that keeps what it learnt in the file at `path`.
    public init(
        path: String,
        trainer: LexicalTrainer = LexicalTrainer(),
        logger: Logger = Logger(label: "jackdaw.understanding")
    ) {
        self.path = path
        self.trainer = trainer
        self.logger = logger
    }

    /// Takes the file's classifier if it fits, else learns `examples` and writes the file.
    public func train(
        _ examples: [IntentExamples],
        entityValues: [String: [String]],
        language: Language
    ) async throws -> any IntentClassifier {
        let options = trainer.options(for: language)
        if let data = try? Data(contentsOf: URL(filePath: path)),
            let classifier = LexicalClassifier.saved(data, for: examples, entityValues: entityValues, options: options)
        {
            logger.info("intents are known from a file", metadata: ["file": "\(path)"])
            return classifier
        }
        let classifier = try trainer.classifier(examples, entityValues: entityValues, language: language)
        do {
            // Another process may read it at the same moment.
            try classifier.saved().write(to: URL(filePath: path), options: .atomic)
            logger.info("intents were learnt and kept in a file", metadata: ["file": "\(path)"])
        } catch {
            logger.warning(
                "what was learnt could not be kept: the next start has to learn it again",
                metadata: ["file": "\(path)", "error": "\(error)"]
            )
        }
        return classifier
    }
}
