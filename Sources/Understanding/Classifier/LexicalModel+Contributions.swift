extension LexicalModel {
    func knows(_ word: ArraySlice<UInt32>) -> Bool { space.index.column(of: extractor.stem(of: word)) != nil }

    /// What each feature of a text adds to the score of a class, the weightiest first.
    func contributions(
        to label: Int,
        from text: RepairedWords
    ) -> (contributions: [Explanation.Contribution], bias: Double, score: Double) {
        var projection = Projection()
        projection.read(text.words, by: extractor, in: space)
        let values = Dictionary(zip(projection.columns, projection.values)) { first, _ in first }
        let weight: (Int32) -> Float
        let bias: Float
        switch scorer {
        case .linear(let model):
            weight = { model.weight(of: $0, for: label) }
            bias = model.biases[label]
        case .similarity(let model):
            let row = model.bestRow(of: label, for: &projection)
            weight = { column in row.map { 2 * model.value(of: column, in: $0) } ?? 0 }
            bias = -1
        }
        var seen: Set<Int32> = []
        var result: [Explanation.Contribution] = []
        func add(_ key: UInt64, _ kind: Explanation.Contribution.Kind, _ feature: @autoclosure () -> String) {
            guard let column = space.index.column(of: key), let value = values[column], seen.insert(column).inserted
            else { return }
            result.append(.init(feature: feature(), kind: kind, weight: Double(value * weight(column))))
        }
        let words = text.words
        var previous = (stem: FeatureExtractor.Seed.begin, text: "^")
        var scratch: [UInt32] = []
        for position in 0..<words.count {
            let (stem, word) = (projection.stems[position], words.text(of: position))
            add(stem, .word, word)
            add(FeatureExtractor.pair(previous.stem, stem), .pair, "\(previous.text) \(word)")
            previous = (stem, word)
            var single = Words()
            single.append(words[position])
            var grams: [UInt64] = []
            FeatureExtractor.forEachCharacterGram(of: single, scratch: &scratch) { grams.append($0) }
            let letters = Array("^\(word)$".unicodeScalars)
            var gram = 0
            // The order in which the extractor makes them.
            for start in 0..<(letters.count - 1) where !grams.isEmpty {
                for end in (start + 1)..<min(start + 4, letters.count) {
                    add(grams[gram], .letters, String(String.UnicodeScalarView(letters[start...end])))
                    gram += 1
                }
            }
        }
        add(FeatureExtractor.pair(previous.stem, FeatureExtractor.Seed.end), .pair, "\(previous.text) $")
        result.sort {
            $0.weight.magnitude != $1.weight.magnitude
                ? $0.weight.magnitude > $1.weight.magnitude : $0.feature < $1.feature
        }
        return (result, Double(bias), result.reduce(Double(bias)) { $0 + $1.weight })
    }
}
