/// Where two texts differ, for a person to see at a glance.
struct TextDifference: CustomStringConvertible {
    var expected: String
    var heard: String

    var description: String {
        let first = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let second = heard.split(separator: "\n", omittingEmptySubsequences: false)
        guard first.count == 1, second.count == 1 else { return lines(first, second) }
        let same = zip(expected, heard).prefix { $0 == $1 }.count
        let mark = String(repeating: " ", count: same) + "^"
        return """
            expected: \(expected)
               heard: \(heard)
                      \(mark) they differ from here
            """
    }

    /// The lines that only one of them has, among those that both have.
    private func lines(_ first: [Substring], _ second: [Substring]) -> String {
        let difference = second.difference(from: first)
        let removed = Set(difference.removals.map(\.offset))
        let inserted = Set(difference.insertions.map(\.offset))
        var told: [String] = ["- expected, + heard:"]
        var other = 0
        func tellInserted() {
            while inserted.contains(other) {
                told.append("+ \(second[other])")
                other += 1
            }
        }
        for (offset, line) in first.enumerated() {
            if removed.contains(offset) {
                told.append("- \(line)")
                continue
            }
            tellInserted()
            told.append("  \(line)")
            other += 1
        }
        tellInserted()
        return told.joined(separator: "\n")
    }
}

extension CollectionDifference.Change {
    fileprivate var offset: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
