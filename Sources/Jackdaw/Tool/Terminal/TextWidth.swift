extension String {
    /// How many columns of a terminal the text takes.
    var columns: Int {
        reduce(0) { $0 + $1.columns }
    }

    /// The text with blanks behind it, or before it, as many as fill the columns.
    func padded(to columns: Int, alignedRight: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, columns - self.columns))
        return alignedRight ? blanks + self : self + blanks
    }

    /// The text in no more than so many columns; an ellipsis stands for what is left out.
    func cut(to columns: Int) -> String {
        guard self.columns > columns else { return self }
        guard columns > 1 else { return columns == 1 ? "…" : "" }
        var kept = ""
        var width = 0
        for character in self {
            width += character.columns
            if width > columns - 1 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// The text without what a terminal would obey instead of show; line ends stay.
    ///
    /// A reply may quote what strangers wrote.
    var withoutControls: String {
        var scalars = String.UnicodeScalarView()
        for scalar in replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\n": scalars.append(scalar)
            case "\t": scalars.append(contentsOf: "    ".unicodeScalars)
            default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
            }
        }
        return String(scalars)
    }
}

extension Character {
    /// Two for what East Asian scripts and emoji take, else one.
    fileprivate var columns: Int {
        unicodeScalars.contains(where: \.isWide) ? 2 : 1
    }
}

extension Unicode.Scalar {
    /// Whether it takes two columns: East Asian Width W and F (UAX #11), by their blocks, and emoji.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: properties.isEmojiPresentation || value == 0xFE0F
        }
    }
}
