import Jackdaw

extension DataFrame {
    /// The columns that a text names, in the order in which it names them.
    ///
    /// Case, plurals and a slip of one letter do not matter; a longer name comes before one that it contains.
    func columns(named text: String) -> [Column] {
        let words = text.words
        var found: [(place: Int, column: Column)] = []
        var taken: Set<Int> = []
        for column in columns.sorted(by: { $0.name.words.count > $1.name.words.count }) {
            let name = column.name.words
            guard !name.isEmpty, name.count <= words.count else { continue }
            for start in 0...(words.count - name.count) {
                let range = start..<(start + name.count)
                guard taken.isDisjoint(with: range), zip(words[range], name).allSatisfy(isLike) else { continue }
                taken.formUnion(range)
                found.append((start, column))
                break
            }
        }
        return found.sorted { $0.place < $1.place }.map(\.column)
    }

    /// The column that a text is about, and the one by which it is to be looked at: “average price per town”.
    ///
    /// - Throws: ``Unclear`` when one of them is asked for and there is none of that name.
    func subjects(named text: String) throws(Unclear) -> (about: Column?, by: Column?) {
        let words = text.words
        guard let place = words.lastIndex(where: { ["per", "by", "against", "over", "versus", "each"].contains($0) })
        else {
            return (columns(named: text).first, nil)
        }
        let about = columns(named: words[..<place].joined(separator: " ")).first
        return (about, try column(named: words[(place + 1)...].joined(separator: " ")))
    }

    /// The one column that a text names.
    func column(named text: String) throws(Unclear) -> Column {
        guard let column = columns(named: text).first else {
            throw Unclear("I find no column in “\(text)”. There are: \(columnNames)")
        }
        return column
    }

    var columnNames: String { columns.map(\.name).joined(separator: ", ") }
}

extension String {
    /// The words in it, in lower case.
    var words: [Substring] { lowercased().split { !$0.isLetter && !$0.isNumber } }
}

/// Whether a word is another, but for the plural or one letter.
private func isLike(_ word: Substring, _ name: Substring) -> Bool {
    if word == name || word == name + "s" { return true }
    guard name.count >= 4, abs(word.count - name.count) <= 1 else { return false }
    let start = zip(word, name).prefix { $0 == $1 }.count
    let end = zip(word.reversed(), name.reversed()).prefix { $0 == $1 }.count
    return start + end >= max(word.count, name.count) - 1
}
