/// How different two rows of sounds are.
enum SoundDistance {
    /// Sounds that are easily taken for one another: made in the same place, or glides and their vowels.
    private static let families = [
        "P B", "T D", "K G", "F V", "S Z", "SH ZH", "CH JH", "TH DH", "M N NG", "L R", "W UW OW UH", "Y IY IH EY",
        "AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW",
    ]
    private static let members: [String: Set<Int>] = families.enumerated().reduce(into: [:]) { members, family in
        for sound in family.element.split(separator: " ") { members[String(sound), default: []].insert(family.offset) }
    }

    /// The edits that turn one row into the other (Levenshtein), half an edit for a sound of the same family, for each
    /// sound of the longer row; 0 the same, 1 nothing in common.
    static func between(_ first: [String], _ second: [String]) -> Double {
        guard !first.isEmpty || !second.isEmpty else { return 0 }
        var row = (0...second.count).map(Double.init)
        for (index, sound) in first.enumerated() {
            var next = [Double(index + 1)]
            next.reserveCapacity(row.count)
            for (place, other) in second.enumerated() {
                next.append(min(row[place + 1] + 1, next[place] + 1, row[place] + cost(sound, other)))
            }
            row = next
        }
        return row[second.count] / Double(max(first.count, second.count))
    }

    private static func cost(_ first: String, _ second: String) -> Double {
        if first == second { return 0 }
        return members[first, default: []].isDisjoint(with: members[second, default: []]) ? 1 : 0.5
    }
}
