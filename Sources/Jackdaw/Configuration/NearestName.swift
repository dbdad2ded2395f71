/// Finds what somebody who wrote a name that does not exist probably meant.
enum NearestName {
    /// The candidate that takes the fewest changes to reach, upper and lower case and punctuation aside.
    static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let written = letters(of: name)
        return candidates.min { distance(written, letters(of: $0)) < distance(written, letters(of: $1)) }
    }

    private static func letters(of name: String) -> [Character] {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one name to the other
    /// (the restricted distance of Damerau and Levenshtein).
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i]
            for j in 1...b.count {
                var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, beforeLast[j - 2] + 1)
                }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
