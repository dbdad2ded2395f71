#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What is learnt from a set of training texts: scores for the classes, and which words are known.
struct LexicalModel: Sendable, Codable {
    private enum Scorer: Sendable, Codable {
        case linear(LinearModel)
        case similarity(SimilarityModel)
    }

    /// What a model has to say about one text.
    struct Evidence {
        /// For each class, above zero when it speaks for it.
        var scores: [Float]
        /// The share of the text that the bot knows, from 0 to 1.
        var coverage: Float
    }

    private let classes: Int
    private let extractor: FeatureExtractor
    private let space: FeatureSpace
    private let scorer: Scorer
    private let vocabulary: Vocabulary
    /// Stems of words that every utterance may have, whatever it is about.
    private let functionStems: Set<UInt64>

    /// - Parameters:
    ///   - texts: By rising label.
    ///   - extraWords: Words that are known although no text has them, such as the values of entities.
    init(texts: [TrainingText], classes: Int, language: Language, extraWords: [Words]) {
        self.classes = classes
        extractor = FeatureExtractor(language: language)
        let labels = texts.map(\.label)
        let space = FeatureSpace(texts: texts.map(\.features), labels: labels, classes: classes)
        var rows = SparseRows()
        for text in texts { space.appendRow(of: text.features, to: &rows) }
        if classes == 1 {
            scorer = .similarity(SimilarityModel(rows: rows, dimension: space.dimension))
        } else {
            var model = SupportVectorTrainer.train(
                rows: rows,
                labels: labels,
                classes: classes,
                dimension: space.dimension
            )
            NaiveBayes.add(to: &model, rows: rows, labels: labels)
            scorer = .linear(model)
        }
        self.space = space
        vocabulary = Vocabulary(texts.map(\.words) + extraWords)
        let extractor = extractor
        functionStems = Set(language.functionWords.map { extractor.stem(of: Tokenizer.words(in: $0)[0]) })
    }

    /// Replaces words with a typing error by the known word that was meant, and says which.
    func repair(_ words: Words) -> (words: Words, repaired: [Bool]) {
        var result = Words()
        var repaired = [Bool](repeating: false, count: words.count)
        var wasRepaired = false
        for position in 0..<words.count {
            let word = words[position]
            if let known = vocabulary.repair(word), space.index.column(of: extractor.stem(of: word)) == nil {
                if !wasRepaired { for earlier in 0..<position { result.append(words[earlier]) } }
                wasRepaired = true
                repaired[position] = true
                result.append(known)
            } else if wasRepaired {
                result.append(word)
            }
        }
        return (wasRepaired ? result : words, repaired)
    }

    /// - Parameter repaired: Which words were repaired: they are known, but less surely.
    func evidence(for words: Words, repaired: [Bool]) -> Evidence {
        let features = extractor.features(of: words)
        var rows = SparseRows()
        space.appendRow(of: features, to: &rows)
        let scores =
            switch scorer {
            case .linear(let model): model.scores(of: 0, in: rows)
            case .similarity(let model): [model.score(of: 0, in: rows)]
            }
        return Evidence(scores: scores, coverage: coverage(of: features.stems, repaired: repaired))
    }

    func stems(of words: Words) -> [UInt64] { (0..<words.count).map { extractor.stem(of: words[$0]) } }

    private static let sureness: Float = 0.7

    /// The share of known stems, each counted once and weighted by how few classes have it.
    private func coverage(of stems: [UInt64], repaired: [Bool]) -> Float {
        var total: Float = 0
        var known: Float = 0
        var seen: Set<UInt64> = []
        for (position, stem) in stems.enumerated() where seen.insert(stem).inserted {
            let unknown = weight(ofStemIn: 0)
            guard let column = space.index.column(of: stem) else {
                total += unknown * (functionStems.contains(stem) ? functionWeight : 1)
                continue
            }
            var weight = weight(ofStemIn: Int(space.classCounts[Int(column)]))
            if functionStems.contains(stem) { weight *= functionWeight }
            if repaired[position] {
                total += (1 - Self.sureness) * unknown + Self.sureness * weight
                known += Self.sureness * weight
            } else {
                total += weight
                known += weight
            }
        }
        return total > 0 ? known / total : 0
    }

    /// The rarer, the weightier; a word in no class weighs most.
    private func weight(ofStemIn count: Int) -> Float { log(Float(1 + classes) / Float(1 + count)) + 1 }

    /// With many classes, words like "the" show up in most and weigh little by that.
    ///
    /// With few it has to be known
    /// beforehand that they say nothing.
    private var functionWeight: Float { 0.25 + 0.75 * Float(classes - 1) / Float(classes + 9) }
}
