/// Splits text into normalised words.
///
/// A word is a run of letters, marks and digits. Scripts written without spaces give one word per character, whose
/// pairs then carry the meaning, and an emoji is a word of its own, so that 👍 can be a training phrase.
struct Tokenizer: Sendable {
    /// How much of a text is looked at.
    ///
    /// What a person says to a bot is far shorter; the rest of a pasted novel would
    /// only cost time.
    static let maximumScalars = 32_768
    static let maximumWords = 2_048
    static let maximumWordLength = 48

    private(set) var words = Words()
    private var word: [UInt32] = []
    private var marks: [UInt32] = []
    private var isCutShort = false
    /// Whether the word is complete but for marks.
    private var isWhole = false
    private var isLocating = false
    /// Where each word stands in the text.
    private var ranges: [Range<String.Index>] = []
    private var start = "".startIndex
    private var end = "".startIndex

    /// The words of `text`.
    static func words(in text: String) -> Words {
        var tokenizer = Tokenizer()
        tokenizer.read(text)
        return tokenizer.words
    }

    /// The words of `text`, and where each stands.
    static func locatedWords(in text: String) -> (words: Words, ranges: [Range<String.Index>]) {
        var tokenizer = Tokenizer()
        tokenizer.isLocating = true
        var left = maximumScalars
        let scalars = text.unicodeScalars
        var position = scalars.startIndex
        while position < scalars.endIndex, left > 0, tokenizer.words.count < maximumWords {
            let next = scalars.index(after: position)
            tokenizer.read(scalars[position], at: position..<next)
            position = next
            left -= 1
        }
        tokenizer.endWord()
        return (tokenizer.words, tokenizer.ranges)
    }

    /// Splits `text` into ``words``, in place of those that were there.
    mutating func read(_ text: String) {
        words.removeAll()
        var text = text
        text.withUTF8 { read($0) }
    }

    /// Most letters are ASCII, and those need no tables.
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
        let nowhere = start..<start
        var left = Self.maximumScalars
        var position = 0
        while position < bytes.count, left > 0, words.count < Self.maximumWords {
            let byte = bytes[position]
            left -= 1
            if byte < 0x80 {
                position += 1
                let isUpper = byte &- 0x41 < 26
                if isUpper || byte &- 0x61 < 26 || byte &- 0x30 < 10 {
                    if !marks.isEmpty { combineMarks() }
                    if isWhole { endWord() }
                    if word.count < Self.maximumWordLength {
                        word.append(UInt32(isUpper ? byte + 32 : byte))
                    } else {
                        isCutShort = true
                    }
                } else {
                    endWord()
                }
                continue
            }
            // A string holds nothing but well-formed UTF-8.
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            var value = UInt32(byte) & (0x7F >> UInt32(length))
            for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
            position += length
            if let scalar = Unicode.Scalar(value) { read(scalar, at: nowhere) }
        }
        endWord()
    }

    private mutating func read(_ scalar: Unicode.Scalar, at range: Range<String.Index>) {
        switch Normalizer.fold(scalar) {
        case .nothing: break
        case .one(let value): place(value, at: range)
        case .several(let values): for value in values { place(value, at: range) }
        }
    }

    private mutating func combineMarks() {
        guard !marks.isEmpty else { return }
        defer { marks.removeAll(keepingCapacity: true) }
        guard !isCutShort, let last = word.popLast() else { return }
        if let whole = Composition.compose(last, marks) {
            word.append(whole)
        } else {
            word.append(last)
            word.append(contentsOf: marks)
        }
    }

    private mutating func place(_ value: UInt32, at range: Range<String.Index>) {
        if Composition.isMark(value) {
            // More marks than any language piles up are decoration.
            if marks.count < 4 { marks.append(value) }
            if !word.isEmpty { end = range.upperBound }
            return
        }
        combineMarks()
        if isWhole { endWord() }
        switch CharacterClass(value) {
        case .partOfWord:
            if let last = word.last, let syllable = Composition.joinHangul(last, value) {
                word[word.count - 1] = syllable
                end = range.upperBound
            } else {
                extend(with: value, at: range)
            }
        case .wordByItself:
            endWord()
            extend(with: value, at: range)
            // A mark may still follow.
            isWhole = true
        case .separator:
            endWord()
        }
    }

    private mutating func extend(with value: UInt32, at range: Range<String.Index>) {
        if word.isEmpty { start = range.lowerBound }
        end = range.upperBound
        if word.count < Self.maximumWordLength { word.append(value) } else { isCutShort = true }
    }

    private mutating func endWord() {
        combineMarks()
        isWhole = false
        guard !word.isEmpty else { return }
        words.append(word)
        if isLocating { ranges.append(start..<end) }
        word.removeAll(keepingCapacity: true)
        isCutShort = false
    }
}
