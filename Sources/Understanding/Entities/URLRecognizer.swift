#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Finds web addresses: with a scheme (`http`, `https`, `ftp`), or beginning with `www.`, for which `https` is meant.
///
/// Punctuation that ends the sentence rather than the address is left out, and so is a closing bracket that was opened
/// before the address.
public struct URLRecognizer: EntityRecognizer {
    /// A recogniser of web addresses.
    public init() {}

    private static let maximumLength = 2_048

    /// The addresses in `text`, as ``EntityValue/url(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        var matches: [EntityMatch] = []
        let scalars = text.scannedStart
        var position = scalars.startIndex
        var isAtStart = true
        while position < scalars.endIndex {
            let scalar = scalars[position]
            if isAtStart, let prefix = prefix(in: scalars[position...]) {
                let (match, end) = address(in: text, from: position, prefix: prefix)
                if let match { matches.append(match) }
                // Past what was no address too: to read its end again from every "http://" in it would take long.
                position = end
                isAtStart = match == nil
                continue
            }
            isAtStart = !HostScanner.isLetterOrDigit(scalar)
            position = scalars.index(after: position)
        }
        return matches
    }

    private func prefix(in rest: Substring.UnicodeScalarView) -> (length: Int, isScheme: Bool)? {
        switch rest.first {
        case "h", "H", "f", "F", "w", "W": break
        default: return nil
        }
        let start = String(rest.prefix(8)).lowercased()
        for scheme in ["https://", "http://", "ftp://"] where start.hasPrefix(scheme) {
            // A host follows, or nothing worth looking at.
            guard let first = rest.dropFirst(scheme.utf8.count).first,
                first == "[" || HostScanner.isLetterOrDigit(first)
            else { return nil }
            return (scheme.utf8.count, true)
        }
        return start.hasPrefix("www.") ? (0, false) : nil
    }

    /// The address that begins at `start`, if it is one, and where what was looked at ends.
    private func address(
        in text: String,
        from start: String.Index,
        prefix: (length: Int, isScheme: Bool)
    ) -> (match: EntityMatch?, end: String.Index) {
        let scalars = text.unicodeScalars
        var end = start
        var length = 0
        var depth = 0
        while end < scalars.endIndex, length < Self.maximumLength, Self.mayStand(scalars[end]) {
            if scalars[end] == "(" { depth += 1 }
            if scalars[end] == ")" {
                depth -= 1
                if depth < 0 { break }
            }
            end = scalars.index(after: end)
            length += 1
        }
        let runEnd = end
        while end > start, ".,;:!?'*".unicodeScalars.contains(scalars[scalars.index(before: end)]) {
            end = scalars.index(before: end)
        }
        guard let body = scalars.index(start, offsetBy: prefix.length, limitedBy: end), body < end,
            prefix.isScheme || HostScanner.end(of: text, from: start) != nil,
            let url = URL(string: (prefix.isScheme ? "" : "https://") + text[start..<end]), url.host?.isEmpty == false
        else { return (nil, runEnd) }
        return (EntityMatch(range: start..<end, value: .url(url)), end)
    }

    private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x80 { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        return scalar.value > 0x20 && scalar.value < 0x7F && !"<>\"`{}|\\^".unicodeScalars.contains(scalar)
    }
}
