/// The words of an utterance, and where each stands.
struct LocatedWords {
    let words: Words
    let ranges: [Range<String.Index>]

    init(_ text: String) { (words, ranges) = Tokenizer.locatedWords(in: text) }

    /// The words that lie in `range`.
    func words(in range: Range<String.Index>) -> Range<Int> {
        let first = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        let last = ranges.partitioningIndex { $0.lowerBound >= range.upperBound }
        return first..<max(first, last)
    }

    /// The position behind the first place where these words stand, given the last word first; zero for no words.
    func end(ofFirst reversed: [ArraySlice<UInt32>]) -> Int? {
        if reversed.isEmpty { return 0 }
        guard words.count >= reversed.count else { return nil }
        return (reversed.count...words.count).first { end in
            reversed.enumerated().allSatisfy { words[end - 1 - $0.offset] == $0.element }
        }
    }

    /// The position of the first place from `start` on where these words stand.
    func start(of wanted: [ArraySlice<UInt32>], from start: Int) -> Int? {
        guard start <= words.count - wanted.count else { return nil }
        return (start...(words.count - wanted.count)).first { position in
            wanted.enumerated().allSatisfy { words[position + $0.offset] == $0.element }
        }
    }
}

extension Array {
    /// The first position at which `isSecond` holds, in an array where it holds from some position on.
    fileprivate func partitioningIndex(where isSecond: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension String {
    /// `range` without the marks that end a sentence, and without what parts clauses before it.
    func withoutPunctuation(_ range: Range<Index>) -> Range<Index> {
        var range = range
        while !range.isEmpty, ",:;".contains(self[range.lowerBound]) {
            range = trimmedRange(index(after: range.lowerBound)..<range.upperBound)
        }
        while !range.isEmpty, ".,:;!?".contains(self[index(before: range.upperBound)]) {
            range = trimmedRange(range.lowerBound..<index(before: range.upperBound))
        }
        return range
    }
}
