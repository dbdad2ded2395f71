/// Spanish numbers in words: `veintiuno`, `treinta y dos`, `ciento cinco`, `dos mil`, `un millón`.
enum SpanishNumbers {
    static func read(_ reader: inout LexemeReader) -> Int? {
        // Alone, "un" is an article; "uno" is a number.
        let isArticle = reader.peek().map { EntityLanguage.spanish.articles.contains($0.text) } ?? false
        let start = reader.position
        let value = NumberWords.sum(&reader, scales: scales, part: below1000)
        return isArticle && reader.position == start + 1 ? nil : value
    }

    private static func below1000(_ reader: inout LexemeReader) -> Int? {
        reader.attempt { reader in
            let hundreds = reader.takeValue(hundreds)
            let rest = reader.attempt { below100(&$0) }
            guard hundreds != nil || rest != nil else { return nil }
            return (hundreds ?? 0) + (rest ?? 0)
        }
    }

    static func below100(_ reader: inout LexemeReader) -> Int? {
        if let value = reader.takeValue(small) { return value }
        guard let value = reader.takeValue(tens) else { return nil }
        let unit = reader.attempt { reader -> Int? in
            guard reader.take("y"), let unit = reader.takeValue(small), (1...9).contains(unit) else { return nil }
            return unit
        }
        return value + (unit ?? 0)
    }

    private static let scales = [
        "mil": 1_000, "millon": 1_000_000, "millones": 1_000_000, "billon": 1_000_000_000_000,
        "billones": 1_000_000_000_000,
    ]
    /// What may follow digits.
    static let digitScales = scales.merging(["docena": 12, "docenas": 12]) { first, _ in first }
    private static let hundreds = [
        "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300,
        "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600,
        "seiscientas": 600, "setecientos": 700, "setecientas": 700, "ochocientos": 800, "ochocientas": 800,
        "novecientos": 900, "novecientas": 900,
    ]
    private static let tens = [
        "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
    ]
    static let small = [
        "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
        "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
        "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
        "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
        "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
    ]
}
