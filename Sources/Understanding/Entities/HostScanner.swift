/// Reads the name of a host: labels of letters, digits and hyphens, at least two, the last one of letters.
enum HostScanner {
    /// Where the name that begins at `start` ends, or nil when there is none (RFC 1123, section 2.1).
    static func end(of text: String, from start: String.Index) -> String.Index? {
        let scalars = text.unicodeScalars
        var position = start
        var labelStart = start
        var end: String.Index?
        var labels = 0
        var length = 0
        while position < scalars.endIndex, length <= 253 {
            let scalar = scalars[position]
            if scalar == "." {
                if position == labelStart { break }
                labels += 1
                labelStart = scalars.index(after: position)
            } else if !(isLetterOrDigit(scalar) || (scalar == "-" && position != labelStart)) {
                break
            }
            length += 1
            position = scalars.index(after: position)
            let isFollowed =
                position < scalars.endIndex && (isLetterOrDigit(scalars[position]) || scalars[position] == "-")
            if !isFollowed, labels > 0, position > labelStart, isTopLevel(scalars[labelStart..<position]) {
                end = position
            }
        }
        return end
    }

    static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
        }
    }

    private static func isTopLevel(_ label: Substring.UnicodeScalarView) -> Bool {
        let count = label.count
        guard count >= 2, count <= 63 else { return false }
        return label.starts(with: "xn--".unicodeScalars) || label.allSatisfy { $0.properties.isAlphabetic }
    }
}
