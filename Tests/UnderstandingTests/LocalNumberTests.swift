import Foundation
import Testing
import Understanding

@Suite("Numbers in French, German and Spanish")
struct LocalNumberTests {
    private func integers(_ text: String, _ language: String) -> [Int] {
        let context = RecognitionContext(now: Date(timeIntervalSince1970: 0), language: language)
        return IntegerRecognizer().matches(in: text, context: context).compactMap {
            if case .integer(let value) = $0.value { value } else { nil }
        }
    }

    @Test(
        "German",
        arguments: [
            ("null", [0]), ("eins", [1]), ("zwölf", [12]), ("zwoelf", [12]), ("siebzehn", [17]), ("zwanzig", [20]),
            ("einundzwanzig", [21]), ("dreißig", [30]), ("dreissig", [30]), ("neunundneunzig", [99]),
            ("hundert", [100]), ("einhundert", [100]), ("hunderteins", [101]), ("hundertundeins", [101]),
            ("zweihundertfünfzig", [250]), ("tausend", [1_000]), ("eintausend", [1_000]),
            ("zweitausenddreihundertfünfundvierzig", [2_345]), ("neunzehnhundertachtzig", [1_980]),
            ("zweihunderttausend", [200_000]), ("eine Million", [1_000_000]), ("zwei Millionen", [2_000_000]),
            ("zwei Millionen dreihunderttausend", [2_300_000]), ("1.234.567", [1_234_567]),
            ("3 Millionen", [3_000_000]),
            ("minus fünf", [-5]), ("-5", [-5]), ("2 und 3", [2, 3]), ("zwei und drei", [2, 3]), ("3,5", []),
            ("ein Tisch für vier", [4]), ("eine Pizza", []), ("der Hund", []), ("seventeen", [17]),
        ]
    )
    func german(text: String, expected: [Int]) { #expect(integers(text, "de") == expected) }

    @Test(
        "French",
        arguments: [
            ("zéro", [0]), ("deux", [2]), ("seize", [16]), ("dix-sept", [17]), ("dix sept", [17]), ("vingt", [20]),
            ("vingt et un", [21]), ("vingt-et-un", [21]), ("vingt-deux", [22]), ("soixante", [60]),
            ("soixante-dix", [70]), ("soixante et onze", [71]), ("soixante-dix-sept", [77]), ("quatre-vingts", [80]),
            ("quatre-vingt-un", [81]), ("quatre-vingt-dix", [90]), ("quatre-vingt-dix-neuf", [99]), ("septante", [70]),
            ("nonante-cinq", [95]), ("cent", [100]), ("cent un", [101]), ("deux cents", [200]),
            ("deux cent cinquante", [250]), ("mille", [1_000]), ("deux mille vingt-six", [2_026]),
            ("deux cent mille", [200_000]), ("un million", [1_000_000]), ("trois millions", [3_000_000]),
            ("12 500", [12_500]), ("1.234", [1_234]), ("moins cinq", [-5]), ("2 et 3", [2, 3]),
            ("deux et trois", [2, 3]),
            ("3,5", []), ("une table pour quatre", [4]), ("un café", []), ("le 2e", []), ("twenty-one", [21]),
        ]
    )
    func french(text: String, expected: [Int]) { #expect(integers(text, "fr") == expected) }

    @Test(
        "Spanish",
        arguments: [
            ("cero", [0]), ("uno", [1]), ("dos", [2]), ("quince", [15]), ("dieciséis", [16]), ("veinte", [20]),
            ("veintiuno", [21]), ("veintiún", [21]), ("veintidós", [22]), ("treinta", [30]), ("treinta y uno", [31]),
            ("noventa y nueve", [99]), ("cien", [100]), ("ciento cinco", [105]), ("doscientos", [200]),
            ("doscientas cincuenta", [250]), ("quinientos", [500]), ("mil", [1_000]), ("dos mil veintiséis", [2_026]),
            ("doscientos mil", [200_000]), ("un millón", [1_000_000]), ("tres millones", [3_000_000]),
            ("un millón doscientos mil", [1_200_000]), ("1.234.567", [1_234_567]), ("menos cinco", [-5]),
            ("2 y 3", [2, 3]), ("dos y tres", [2, 3]), ("3,5", []), ("una mesa para cuatro", [4]), ("un café", []),
            ("2º", []), ("twelve", [12]),
        ]
    )
    func spanish(text: String, expected: [Int]) { #expect(integers(text, "es") == expected) }

    @Test(
        "decimals",
        arguments: [
            ("de", "3,14", 3.14), ("de", "1.234,5", 1_234.5), ("de", "drei Komma fünf", 3.5), ("de", "anderthalb", 1.5),
            ("de", "zweieinhalb", 2.5), ("de", "2,5 Millionen", 2_500_000), ("de", "3.5", 3.5), ("de", "-2,5", -2.5),
            ("fr", "3,14", 3.14), ("fr", "1 234,5", 1_234.5), ("fr", "trois virgule cinq", 3.5),
            ("fr", "deux et demi", 2.5), ("fr", "2,5 millions", 2_500_000), ("es", "3,14", 3.14),
            ("es", "1.234,5", 1_234.5), ("es", "tres coma cinco", 3.5), ("es", "dos y medio", 2.5),
            ("es", "2,5 millones", 2_500_000),
        ]
    )
    func decimals(language: String, text: String, expected: Double) throws {
        let context = RecognitionContext(now: Date(timeIntervalSince1970: 0), language: language)
        let found = NumberRecognizer().matches(in: text, context: context).map(\.value)
        guard case .number(let value)? = found.first, found.count == 1 else {
            Issue.record("\(text): \(found)")
            return
        }
        #expect(abs(value - expected) < 1e-9)
    }
}
