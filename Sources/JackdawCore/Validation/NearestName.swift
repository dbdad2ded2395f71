/// The one of `names` that `name` was most likely meant to be, as a hint for the end of a message; else nothing.
func hint(for name: String, among names: [String]) -> String {
    let limit = max(1, name.count / 3)
    let nearest = names.map { ($0, editDistance(name.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let (candidate, distance) = nearest, distance <= limit else { return "" }
    return " (did you mean “\(candidate)”?)"
}

/// How many letters must be inserted, left out, replaced or swapped with the next to make one word of the other
/// (Damerau, 1964).
private func editDistance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var before: [Int] = []
    var row = Array(0...second.count)
    for index in first.indices {
        var next = [index + 1]
        for column in second.indices {
            let replaced = row[column] + (first[index] == second[column] ? 0 : 1)
            var best = min(replaced, row[column + 1] + 1, next[column] + 1)
            if index > 0, column > 0, first[index] == second[column - 1], first[index - 1] == second[column] {
                best = min(best, before[column - 1] + 1)
            }
            next.append(best)
        }
        before = row
        row = next
    }
    return row[second.count]
}
