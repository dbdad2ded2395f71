#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is learnt from a set of training texts: scores for the classes, and which words are known.
///
/// A class, because it never changes and is made of so many arrays that handing on a reference to it is what is cheap.
final class LexicalModel: Sendable, Codable {
    enum Scorer: Sendable, Codable {
        case linear(LinearModel)
        case similarity(SimilarityModel)
    }

    /// A linear model with more weights than this, which take four bytes each, is not trained.
    static let mostWeights = 100_000_000

    let classes: Int
    let extractor: FeatureExtractor
    let space: FeatureSpace
    let scorer: Scorer
    let vocabulary: Vocabulary
    /// Stems of words that every utterance may have, whatever it is about.
    private let functionStems: FeatureIndex
    /// What knowing a stem is worth, by the number of classes that have it: the rarer, the more.
    private let rarities: [Float]

    /// - Parameters:
    ///   - texts: By rising label.
    ///   - extraWords: Words that are known although no text has them, such as the values of entities.
    ///   - tolerance: How exactly the scores are fitted.
    convenience init(
        texts: [TrainingText],
        classes: Int,
        language: Language,
        extraWords: [Words],
        tolerance: Float = SupportVectorTrainer.usualTolerance
    ) {
        let labels = texts.map(\.label)
        var rows = WeightedRows()
        let space = FeatureSpace(texts: texts.map(\.features), labels: labels, classes: classes, rows: &rows)
        let scorer: Scorer
        if classes == 1 || classes * space.dimension > Self.mostWeights {
            scorer = .similarity(SimilarityModel(rows: rows.sparseRows(weights: space.weights), labels: labels))
        } else {
            let problem = DescentProblem(rows: rows, weights: space.weights, labels: labels)
            var model = SupportVectorTrainer.train(problem, classes: classes, tolerance: tolerance)
            NaiveBayes.add(to: &model, rows: rows, weights: space.weights, labels: labels)
            scorer = .linear(model)
        }
        self.init(
            classes: classes,
            language: language,
            space: space,
            scorer: scorer,
            vocabulary: Vocabulary(texts.map(\.words) + extraWords)
        )
    }

    init(classes: Int, language: Language, space: FeatureSpace, scorer: Scorer, vocabulary: Vocabulary) {
        self.classes = classes
        self.space = space
        self.scorer = scorer
        self.vocabulary = vocabulary
        extractor = FeatureExtractor(language: language)
        var functionStems = FeatureIndex()
        for word in language.functionWords {
            _ = functionStems.addColumn(for: extractor.stem(of: Tokenizer.words(in: word)[0]))
        }
        self.functionStems = functionStems
        rarities = (0...classes).map { log(Float(1 + classes) / Float(1 + $0)) + 1 }
    }

    /// Replaces words with a typing error by the known word that was meant.
    ///
    /// - Parameter projection: Lends its memory.
    func repair(_ words: Words, into result: inout RepairedWords, using projection: inout Projection) {
        result.removeAll()
        for position in 0..<words.count {
            let word = words[position]
            if let known = vocabulary.repair(word, includingStart: true),
                space.index.column(of: projection.stem(of: word, by: extractor)) == nil
            {
                result.append(known, isRepaired: true)
            } else {
                result.append(word, isRepaired: false)
            }
        }
    }

    /// Scores each class for a text, above zero when it speaks for it, and finds out how much of the text is known.
    ///
    /// The text's features are left in `projection`.
    ///
    /// - Returns: The share of the text that the bot knows, from 0 to 1.
    func judge(_ text: RepairedWords, projection: inout Projection, scores: inout [Float]) -> Float {
        projection.read(text.words, by: extractor, in: space)
        switch scorer {
        case .linear(let model):
            model.score(projection, into: &scores)
        case .similarity(let model):
            model.score(&projection, classes: classes, into: &scores)
        }
        return coverage(of: &projection, isRepaired: text.isRepaired)
    }

    func readStems(of words: Words, into projection: inout Projection) {
        projection.readStems(of: words, by: extractor)
    }

    private static let sureness: Float = 0.6

    /// The share of known stems, each counted once and weighted by how few classes have it.
    private func coverage(of text: inout Projection, isRepaired: [Bool]) -> Float {
        var total: Float = 0
        var known: Float = 0
        let unknown = rarities[0]
        text.startCount()
        for position in text.stems.indices {
            let stem = text.stems[position]
            guard let column = space.index.column(of: stem) else {
                // Few words are unknown, so looking through those before is quick.
                if text.stems[..<position].contains(stem) { continue }
                total += unknown * (isFunctionStem(stem) ? functionWeight : 1)
                continue
            }
            guard text.isFirst(column) else { continue }
            var weight = rarities[Int(space.classCounts[Int(column)])]
            if isFunctionStem(stem) { weight *= functionWeight }
            if isRepaired[position] {
                total += (1 - Self.sureness) * unknown + Self.sureness * weight
                known += Self.sureness * weight
            } else {
                total += weight
                known += weight
            }
        }
        return total > 0 ? known / total : 0
    }

    private func isFunctionStem(_ stem: UInt64) -> Bool { functionStems.column(of: stem) != nil }

    /// With many classes, words like "the" show up in most and weigh little by that.
    ///
    /// With few it has to be known beforehand that they say nothing.
    /// Where there is only one, nothing else tells a question about something else from one of its own.
    private var functionWeight: Float { classes == 1 ? 0.25 : 0.5 + 0.5 * Float(classes - 1) / Float(classes + 9) }
}
