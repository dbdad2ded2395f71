import Foundation
import Testing
import Understanding

@Suite("Ordinals, percentages, temperatures, money and phone numbers")
struct QuantityTests {
    private func values(_ recognizer: some EntityRecognizer, _ text: String, _ language: String = "en") -> [EntityValue]
    {
        let context = RecognitionContext(now: Date(timeIntervalSince1970: 0), language: language)
        return recognizer.matches(in: text, context: context).map(\.value)
    }

    @Test(
        "places in a row",
        arguments: [
            ("en", "the 3rd one", [3]), ("en", "first", [1]), ("en", "twenty-first", [21]), ("en", "the last", [-1]),
            ("en", "3", []), ("en", "B2nd", []), ("en", "thirty second", [32]), ("fr", "le 2e", [2]),
            ("fr", "la première", [1]), ("fr", "le 1er", [1]), ("fr", "troisième", [3]), ("fr", "la dernière", [-1]),
            ("de", "der dritte", [3]), ("de", "die zwanzigste", [20]), ("de", "am einundzwanzigsten", [21]),
            ("de", "den fünften", [5]), ("de", "das 3. Mal", [3]), ("de", "nimm 3.", []), ("de", "am 3. Mai", []),
            ("de", "den letzten", [-1]), ("es", "la tercera", [3]), ("es", "el 2º", [2]), ("es", "el primer", [1]),
            ("es", "décimo", [10]), ("es", "la última", [-1]), ("de", "heute", []), ("de", "Hunde", []),
        ]
    )
    func ordinals(language: String, text: String, expected: [Int]) {
        #expect(values(OrdinalRecognizer(), text, language) == expected.map { .integer($0) })
    }

    @Test(
        "percentages",
        arguments: [
            ("en", "15%", [15.0]), ("en", "twenty percent", [20]), ("en", "12.5 per cent off", [12.5]),
            ("en", "15", []),
            ("de", "zehn Prozent", [10]), ("de", "12,5 %", [12.5]), ("fr", "20 pour cent", [20]),
            ("es", "5 por ciento", [5]), ("en", "-3%", [-3]), ("en", "%", []),
        ]
    )
    func percentages(language: String, text: String, expected: [Double]) {
        #expect(values(PercentageRecognizer(), text, language) == expected.map { .number($0) })
    }

    @Test(
        "temperatures",
        arguments: [
            ("en", "20 °C", [20.0]), ("en", "20°", [20]), ("en", "-5 degrees", [-5]), ("en", "50°F", [10]),
            ("en", "50 degrees Fahrenheit", [10]), ("en", "20", []), ("de", "zwanzig Grad", [20]),
            ("de", "minus drei Grad Celsius", [-3]), ("fr", "vingt degrés", [20]), ("es", "20 grados", [20]),
            ("en", "50 f", []), ("en", "20C", [20]),
        ]
    )
    func temperatures(language: String, text: String, expected: [Double]) {
        #expect(values(TemperatureRecognizer(), text, language) == expected.map { .number($0) })
    }

    @Test("degrees without a scale are what the bot's author says")
    func usualScale() {
        #expect(values(TemperatureRecognizer(usual: .fahrenheit), "50 degrees") == [.number(10)])
    }

    @Test(
        "money",
        arguments: [
            ("en", "$12.50", ["12.50 USD"]), ("en", "€5 or £3", ["5 EUR", "3 GBP"]), ("en", "ten dollars", ["10 USD"]),
            ("en", "5 euros and 20 cents", ["5.20 EUR"]), ("en", "USD 7", ["7 USD"]), ("en", "7 CHF", ["7 CHF"]),
            ("en", "2k dollars", ["2000 USD"]), ("en", "12.5", []), ("en", "dollars", []),
            ("de", "12,50 €", ["12.50 EUR"]),
            ("de", "zwanzig Dollar", ["20 USD"]), ("de", "1.234,56 Euro", ["1234.56 EUR"]),
            ("fr", "vingt euros", ["20 EUR"]), ("fr", "3,05 €", ["3.05 EUR"]), ("es", "veinte dólares", ["20 USD"]),
            ("es", "5 euros y 20 céntimos", ["5.20 EUR"]),
        ]
    )
    func money(language: String, text: String, expected: [String]) {
        #expect(values(MoneyRecognizer(), text, language) == expected.map { .text($0) })
    }

    @Test(
        "phone numbers",
        arguments: [
            ("call +49 30 1234567 now", ["+49301234567"]), ("(030) 123 45 67", ["0301234567"]),
            ("202-555-0123", ["2025550123"]), ("0049 30 1234567", ["+49301234567"]), ("02.03.04.05.06", ["0203040506"]),
            ("030/1234567.", ["0301234567"]), ("12345", []), ("1234567890123456", []), ("order A-1234567", []),
            ("1234567abc", []), ("+1 (202) 555-0123", ["+12025550123"]),
        ]
    )
    func phones(text: String, expected: [String]) {
        #expect(values(PhoneNumberRecognizer(), text) == expected.map { .text($0) })
    }
}
