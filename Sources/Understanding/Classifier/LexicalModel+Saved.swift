extension LexicalModel {
    func write(to writer: inout ModelWriter) {
        space.write(to: &writer)
        switch scorer {
        case .linear(let model):
            writer.write(0)
            writer.write(model.biases)
            writer.write(model.weights)
        case .similarity(let model):
            writer.write(1)
            model.write(to: &writer)
        }
        vocabulary.write(to: &writer)
    }

    convenience init(classes: Int, language: Language, _ reader: inout ModelReader) throws(SavedModelError) {
        let space = try FeatureSpace(&reader)
        let scorer: Scorer
        switch try reader.integer() {
        case 0:
            var model = LinearModel(classes: classes, dimension: 0)
            model.biases = try reader.array()
            model.weights = try reader.array()
            guard model.biases.count == classes, model.weights.count == classes * space.dimension else {
                throw SavedModelError(reason: .damaged)
            }
            scorer = .linear(model)
        default:
            scorer = .similarity(
                try SimilarityModel(classes: classes, dimension: space.dimension, &reader)
            )
        }
        self.init(
            classes: classes,
            language: language,
            space: space,
            scorer: scorer,
            vocabulary: try Vocabulary(&reader)
        )
    }
}
