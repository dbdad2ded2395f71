/// How a value is compared with what a user says.
enum Comparison: Sendable {
    case equal, unequal, less, atMost, greater, atLeast, contains

    /// What users say, a longer one before those that it contains.
    private static let words: [(String, Comparison)] = [
        (">=", .atLeast), ("<=", .atMost), ("!=", .unequal), (">", .greater), ("<", .less), ("=", .equal),
        (" is at least ", .atLeast), (" is at most ", .atMost), (" is more than ", .greater), (" is less than ", .less),
        (" is over ", .greater), (" is above ", .greater), (" is under ", .less), (" is below ", .less),
        (" is not ", .unequal), (" contains ", .contains), (" over ", .greater), (" above ", .greater),
        (" under ", .less), (" below ", .less), (" after ", .greater), (" before ", .less), (" is ", .equal),
    ]

    /// The comparison in a text, and what stands before and after it.
    static func find(in text: String) -> (left: String, comparison: Comparison, right: String)? {
        for (word, comparison) in words {
            guard let range = text.firstRange(of: word) else { continue }
            let right = text[range.upperBound...].trimmed
            return right.isEmpty ? nil : (text[..<range.lowerBound].trimmed, comparison, right)
        }
        return nil
    }

    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .atMost: left <= right
        case .greater: left > right
        case .atLeast: left >= right
        case .contains: false
        }
    }
}

extension Substring {
    /// Without blanks and quotation marks around it.
    fileprivate var trimmed: String {
        let isAround = { (character: Character) in character.isWhitespace || "\"'“”".contains(character) }
        return String(drop(while: isAround).reversed().drop(while: isAround).reversed())
    }
}
