/// French words for places in a row.
enum FrenchOrdinals {
    static let irregular = [
        "premier": 1, "premiere": 1, "premiers": 1, "premieres": 1, "second": 2, "seconde": 2, "dernier": -1,
        "derniere": -1, "derniers": -1, "dernieres": -1, "centieme": 100,
    ]

    /// The cardinal of an ordinal: "neuf" of "neuvième".
    static func cardinal(_ word: String) -> String? {
        let singular = word.hasSuffix("s") ? word.dropLast() : word[...]
        guard singular.hasSuffix("ieme") else { return nil }
        let stem = String(singular.dropLast(4))
        return ["cinqu": "cinq", "neuv": "neuf"][stem] ?? [stem, stem + "e"].first(where: isNumber)
    }

    static func isPart(_ word: String) -> Bool { word == "-" || word == "et" || word == "cents" || isNumber(word) }

    private static func isNumber(_ word: String) -> Bool {
        FrenchNumbers.small[word] != nil || FrenchNumbers.tens[word] != nil || word == "cent" || word == "vingts"
            || FrenchNumbers.scales[word] != nil
    }
}
