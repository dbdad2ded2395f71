/// The one of `names` that `name` was most likely meant to be, as a hint for the end of a message; else nothing.
func hint(for name: String, among names: [String]) -> String {
    let limit = max(1, name.count / 3)
    let nearest = names.map { ($0, editDistance(name.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let (candidate, distance) = nearest, distance <= limit else { return "" }
    return " (did you mean “\(candidate)”?)"
}

/// How many letters must be inserted, left out or replaced to make one word of the other (Levenshtein, 1966).
private func editDistance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in second.indices {
            let replaced = diagonal + (letter == second[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
        }
    }
    return row[second.count]
}
