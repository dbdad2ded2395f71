/// Amounts of money with the code of their currency.
enum MoneyGrammar {
    static func read(_ reader: inout LexemeReader) -> String? {
        reader.attempt { prefixed(&$0) } ?? reader.attempt { suffixed(&$0) } ?? reader.attempt { coins(&$0) }
    }

    /// `$5`, `-$5`, `EUR 7`, `$5 CAD`.
    private static func prefixed(_ reader: inout LexemeReader) -> String? {
        let isNegative = reader.peek()?.text == "-" && reader.peek()?.isJoined == false && reader.take("-")
        let isMark = reader.peek()?.kind == .symbol
        guard let currency = Currencies.prefix(&reader), let number = number(&reader) else { return nil }
        let code = isMark ? reader.takeValue(Currencies.codes) : nil
        return text(isNegative ? -number : number, code ?? currency)
    }

    /// `5 €`, `twenty Swiss francs`, `zwei Millionen Euro`, `5,- Euro`, and the cents behind.
    private static func suffixed(_ reader: inout LexemeReader) -> String? {
        let whole: Double
        if let number = number(&reader) {
            whole = number
            _ = reader.takeAll(",", "-") || reader.takeAll(".", "-")
            // "Deux millions d'euros", "dos millones de euros".
            _ = reader.takeAll("d", "'") || reader.take("de")
        } else {
            guard let article = reader.peek(), articles(reader.language).contains(article.text) else { return nil }
            reader.position += 1
            whole = 1
        }
        guard let currency = Currencies.suffix(&reader) else { return nil }
        let cents = Double(reader.attempt { self.cents(&$0) } ?? 0) / 100
        return text(whole < 0 ? whole - cents : whole + cents, currency)
    }

    /// `fifty cents`.
    private static func coins(_ reader: inout LexemeReader) -> String? {
        guard let number = number(&reader), let name = reader.peek(),
            let currency = Currencies.coin(name.text, reader.language)
        else { return nil }
        reader.position += 1
        return text(number / 100, currency)
    }

    /// `and 20 cents`; without the word for cents only at the end, as in "cinq euros vingt".
    private static func cents(_ reader: inout LexemeReader) -> Int? {
        let isJoined = reader.take("con")
        let isListed = !isJoined && reader.take("and", "und", "et", "y")
        let isShort = reader.peek()?.kind == .digits && reader.peek()?.text.utf8.count != 2
        guard let count = digits(&reader) ?? NumberGrammar.read(&reader)?.whole, (1...99).contains(count) else {
            return nil
        }
        if let name = reader.peek(), Currencies.coin(name.text, reader.language) != nil {
            reader.position += 1
            return count
        }
        guard !isListed, !isShort else { return nil }
        guard let next = reader.peek() else { return count }
        return next.kind == .symbol && ",.;:!?)".contains(next.text) ? count : nil
    }

    /// Behind a currency's mark digits may stand without a blank.
    private static func digits(_ reader: inout LexemeReader) -> Int? {
        reader.peek()?.isJoined == true ? reader.digits(2...2) : nil
    }

    private static func number(_ reader: inout LexemeReader) -> Double? {
        guard let value = NumberGrammar.read(&reader)?.value, value.magnitude < 1e15 else { return nil }
        return value
    }

    private static func articles(_ language: EntityLanguage) -> Set<String> {
        language == .english ? ["a"] : language.articles
    }

    private static func text(_ value: Double, _ currency: String) -> String {
        let hundredths = Int((value.magnitude * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        let decimals = rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        return "\(value < 0 && hundredths > 0 ? "-" : "")\(whole)\(decimals) \(currency)"
    }
}
