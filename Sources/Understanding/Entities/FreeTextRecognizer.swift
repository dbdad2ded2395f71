/// Takes any text: a name, a message, the subject of a question.
///
/// Inside a phrase, the words around its slot bound it: in "remind me to {task} tomorrow" the task is what stands
/// between. On its own it takes the whole utterance.
public struct FreeTextRecognizer: EntityRecognizer {
    /// A recogniser of any text.
    public init() {}

    /// The whole text without the blanks around it, as one mention; none when it is blank.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        let range = text.trimmedRange(text.startIndex..<text.endIndex)
        return range.isEmpty ? [] : [EntityMatch(range: range, value: .text(String(text[range])))]
    }

    /// True.
    public var takesAnyText: Bool { true }
}

extension String {
    /// As much of the text as is searched for addresses: far more than anyone types, and little enough to be quick.
    var scannedStart: Substring.UnicodeScalarView {
        let end = unicodeScalars.index(startIndex, offsetBy: 65_536, limitedBy: endIndex) ?? endIndex
        return unicodeScalars[..<end]
    }

    /// `range` without the blanks at its ends.
    func trimmedRange(_ range: Range<Index>) -> Range<Index> {
        // By scalars: a single character may be a megabyte of marks.
        let scalars = unicodeScalars[range]
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return range.lowerBound..<range.lowerBound }
        return first..<scalars.index(after: last)
    }

    /// Most blanks are ASCII, and those need no table.
    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? scalar.value == 0x20 || (0x9...0xD).contains(scalar.value) : scalar.properties.isWhitespace
    }
}
