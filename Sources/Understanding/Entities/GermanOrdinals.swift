/// German words for places in a row.
enum GermanOrdinals {
    /// `dritte`, `zwanzigster`, `hundertdritten`, `letztes`.
    static func value(_ word: String) -> Int? {
        for ending in ["er", "en", "em", "es", "e"] where word.hasSuffix(ending) {
            if let value = value(ofStem: word.dropLast(ending.utf8.count)) { return value }
        }
        return nil
    }

    private static func value(ofStem stem: Substring) -> Int? {
        if stem == "letzt" { return -1 }
        for (irregular, cardinal) in irregular where stem.hasSuffix(irregular) {
            return GermanNumbers.below1000000(stem.dropLast(irregular.utf8.count) + cardinal)
        }
        guard stem.hasSuffix("t") else { return nil }
        // From twenty on it is "st": "zwanzigst", "hundertst".
        if stem.hasSuffix("st"), let value = GermanNumbers.below1000000(String(stem.dropLast(2))), isLarge(value) {
            return value
        }
        guard let value = GermanNumbers.below1000000(String(stem.dropLast())), !isLarge(value), value > 1 else {
            return nil
        }
        return value
    }

    private static func isLarge(_ value: Int) -> Bool { value % 100 >= 20 || value % 100 == 0 }

    private static let irregular = [("erst", "eins"), ("dritt", "drei"), ("siebt", "sieben"), ("acht", "acht")]
}
