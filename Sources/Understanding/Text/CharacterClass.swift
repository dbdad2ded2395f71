/// What a scalar is to the tokenizer.
enum CharacterClass {
    case partOfWord
    case wordByItself
    case separator

    init(_ value: UInt32) {
        if value < 0x80 {
            self =
                (value >= 0x61 && value <= 0x7A) || (value >= 0x30 && value <= 0x39) || (value >= 0x41 && value <= 0x5A)
                ? .partOfWord : .separator
            return
        }
        guard let scalar = Unicode.Scalar(value) else {
            self = .separator
            return
        }
        if Self.isWrittenWithoutSpaces(value) {
            self = .wordByItself
            return
        }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil {
            self = .partOfWord
            return
        }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: self = .partOfWord
        default: self = properties.isEmojiPresentation || properties.isEmoji ? .wordByItself : .separator
        }
    }

    private static func isWrittenWithoutSpaces(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF,  // Thai, Lao
            0x1000...0x109F,  // Myanmar
            0x1780...0x17FF,  // Khmer
            0x3041...0x30FF,  // Hiragana, Katakana
            0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:  // Han
            true
        default: false
        }
    }
}
