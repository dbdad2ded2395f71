/// Finds e-mail addresses.
///
/// The form is that of RFC 5321, section 4.1.2, without quoted local parts and address literals, which people do not
/// type into a chat. The value is the address as written, its domain in lower case.
public struct EmailRecognizer: EntityRecognizer {
    /// A recogniser of e-mail addresses.
    public init() {}

    /// The addresses in `text`, as ``EntityValue/text(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        var matches: [EntityMatch] = []
        let scalars = text.scannedStart
        var floor = scalars.startIndex
        var position = scalars.startIndex
        while let sign = scalars[position...].firstIndex(of: "@") {
            let next = scalars.index(after: sign)
            position = next
            if let start = localPart(in: text, from: floor, to: sign), let end = domain(in: text, from: next) {
                let domain = text[next..<end].lowercased()
                matches.append(EntityMatch(range: start..<end, value: .text("\(text[start..<sign])@\(domain)")))
                position = end
            }
            floor = position
        }
        return matches
    }

    private func localPart(in text: String, from floor: String.Index, to end: String.Index) -> String.Index? {
        let scalars = text.unicodeScalars
        var start = end
        var length = 0
        while start > floor, length <= 64 {
            let before = scalars.index(before: start)
            guard Self.isAtom(scalars[before]) else { break }
            start = before
            length += 1
        }
        // An apostrophe in front is a quotation mark.
        while start < end, scalars[start] == "." || scalars[start] == "'" { start = scalars.index(after: start) }
        guard start < end, length <= 64 else { return nil }
        return scalars[scalars.index(before: end)] == "." || text[start..<end].contains("..") ? nil : start
    }

    private func domain(in text: String, from start: String.Index) -> String.Index? {
        HostScanner.end(of: text, from: start)
    }

    private static func isAtom(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x80 { return scalar.properties.isAlphabetic }
        return HostScanner.isLetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~.".unicodeScalars.contains(scalar)
    }
}
