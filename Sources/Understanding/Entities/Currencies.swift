/// The marks, codes and names of currencies.
enum Currencies {
    /// What stands before an amount: a mark, with its country joined to it, or a code.
    static func prefix(_ reader: inout LexemeReader) -> String? {
        if let code = reader.takeValue(marks) ?? reader.takeValue(codes) { return code }
        guard let country = reader.peek(), let code = dollars[country.text], reader.peek(1)?.text == "$",
            reader.peek(1)?.isJoined == true
        else { return nil }
        reader.position += 2
        return code
    }

    /// What stands behind an amount: a mark, a code, or a name with what says whose it is.
    static func suffix(_ reader: inout LexemeReader) -> String? {
        if let code = reader.takeValue(marks) ?? reader.takeValue(codes) { return code }
        if let code = phrases.take(&reader) { return code }
        return reader.takeValue(names)
    }

    /// The currency of a coin of a hundredth.
    static func coin(_ name: String, _ language: EntityLanguage) -> String? {
        name == "cent" || name == "cents" ? (language == .english ? "USD" : "EUR") : coins[name]
    }

    private static let marks = ["$": "USD", "\u{20AC}": "EUR", "\u{A3}": "GBP", "\u{A5}": "JPY"]
    private static let dollars = [
        "us": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "r": "BRL",
    ]
    static let codes = Dictionary(
        uniqueKeysWithValues: [
            "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "MXN", "BRL", "CNY", "INR", "SEK", "NOK", "DKK",
            "PLN",
        ].map { ($0.lowercased(), $0) }
    )
    private static let coins = [
        "centime": "EUR", "centimes": "EUR", "centimo": "EUR", "centimos": "EUR", "pence": "GBP", "penny": "GBP",
        "rappen": "CHF", "centavo": "MXN", "centavos": "MXN",
    ]
    private static let names = [
        "dollar": "USD", "dollars": "USD", "bucks": "USD", "dolar": "USD", "dolares": "USD", "euro": "EUR",
        "euros": "EUR", "pound": "GBP", "pounds": "GBP", "pfund": "GBP", "livres": "GBP", "libras": "GBP",
        "quid": "GBP", "yen": "JPY", "yens": "JPY", "yenes": "JPY", "franken": "CHF", "francs": "CHF",
        "francos": "CHF", "rupees": "INR", "peso": "MXN", "pesos": "MXN",
    ]
    private static let phrases = TemporalVocabulary.phrases([
        "us dollar|us dollars|us - dollar|american dollars|dollars americains|dolares estadounidenses": "USD",
        "canadian dollar|canadian dollars|kanadische dollar|dollars canadiens|dolares canadienses": "CAD",
        "australian dollar|australian dollars|australische dollar|dollars australiens|dolares australianos": "AUD",
        "swiss franc|swiss francs|schweizer franken|franc suisse|francs suisses|franco suizo|francos suizos": "CHF",
        "pound sterling|pounds sterling|pfund sterling|livre sterling|livres sterling": "GBP",
        "libra esterlina|libras esterlinas": "GBP",
    ])
}
