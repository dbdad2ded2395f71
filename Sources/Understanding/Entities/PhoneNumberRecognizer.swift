/// Finds phone numbers: `+49 30 1234567`, `(030) 123 45 67`, `555-0123-456`.
///
/// Seven to fifteen digits (ITU-T E.164 allows no more), in groups parted by blanks, hyphens, dots, slashes or brackets. The
/// value is the digits alone, with a plus in front when the country is given as `+49` or `0049`.
public struct PhoneNumberRecognizer: EntityRecognizer {
    /// A recogniser of phone numbers.
    public init() {}

    /// A few typical ones.
    public var sampleValues: [String] { ["+1 202 555 0123", "030 1234567"] }

    /// The phone numbers in `text`, as ``EntityValue/text(_:)``.
    public func matches(in text: String, context: RecognitionContext) -> [EntityMatch] {
        LexemeReader.matches(in: text) { reader in
            // Inside a longer run of digits and marks nothing begins.
            if let first = reader.peek(), first.isJoined, let before = reader.peek(-1),
                before.kind == .digits || before.kind == .word || "-./+@".contains(before.text)
            {
                return nil
            }
            var digits = ""
            var end = reader.position
            // More marks in a row than "( ) -" are something else, and would take long to read again from each of them.
            var marks = 0
            let isInternational = reader.take("+")
            while let next = reader.peek(), digits.utf8.count <= 17 {
                if next.kind == .digits {
                    digits += next.text
                    reader.position += 1
                    end = reader.position
                    marks = 0
                } else if marks < 3, ["-", ".", "/", "(", ")"].contains(next.text),
                    next.text != "." || next.isJoined && reader.peek(1)?.isJoined == true,
                    reader.peek(1).map({ $0.kind == .digits || "()-".contains($0.text) }) ?? false
                {
                    reader.position += 1
                    marks += 1
                } else {
                    break
                }
            }
            reader.position = end
            if let next = reader.peek(), next.isJoined, next.kind == .word { return nil }
            var result = digits
            if !isInternational, digits.hasPrefix("00") { result = "+" + digits.dropFirst(2) }
            if isInternational { result = "+" + digits }
            return (7...15).contains(result.drop { $0 == "+" }.utf8.count) ? .text(result) : nil
        }
    }
}
