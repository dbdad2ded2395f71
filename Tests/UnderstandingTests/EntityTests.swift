import Foundation
import Testing
import Understanding

@Suite("Entities")
struct EntityTests {
    private let context = RecognitionContext(now: Date(timeIntervalSince1970: 0))

    private func values(_ recognizer: some EntityRecognizer, _ text: String) -> [EntityValue] {
        recognizer.matches(in: text, context: context).map(\.value)
    }

    @Test("a dictionary finds values by name, synonym and with a typing error, the longest first")
    func dictionary() {
        let cities: DictionaryRecognizer = ["Paris": ["city of light"], "York": [], "New York": ["big apple"]]
        #expect(values(cities, "from PARIS to new york") == [.text("Paris"), .text("New York")])
        #expect(values(cities, "The City of Light!") == [.text("Paris")])
        #expect(values(cities, "to Pariss") == [.text("Paris")])
        #expect(values(cities, "nothing here") == [])
        let text = "go to the big apple."
        #expect(cities.matches(in: text, context: context).map { String(text[$0.range]) } == ["big apple"])
    }

    @Test("of two values with the same synonym the one declared first is meant")
    func declaredOrder() {
        let sizes: DictionaryRecognizer = ["zwei": ["pair"], "a couple": ["pair"]]
        #expect(values(sizes, "a pair") == [.text("zwei")])
    }

    @Test(
        "whole numbers are read in digits and words",
        arguments: [
            ("42", [42]), ("1,234,567", [1_234_567]), ("-5 degrees", [-5]), ("minus five", [-5]),
            ("twenty-one", [21]), ("twenty one", [21]), ("two hundred and five", [205]), ("a hundred", [100]),
            ("three thousand four hundred", [3_400]), ("a dozen eggs", [12]), ("two dozen", [24]), ("2k", [2_000]),
            ("one million two hundred thousand", [1_200_000]), ("2 and 3", [2, 3]), ("two and three", [2, 3]),
            ("one, two, three", [1, 2, 3]), ("3.5", []), ("the 5th", []), ("B52", []), ("no number", []),
            ("99999999999999999999", []), ("5pm", [5]), ("seventy-two thousand", [72_000]), ("3 million", [3_000_000]),
            ("a hundred and one", [101]), ("zero", [0]), ("half a dozen", [6]), ("5.", [5]),
        ]
    )
    func integers(text: String, expected: [Int]) {
        #expect(values(IntegerRecognizer(), text) == expected.map { .integer($0) })
    }

    @Test(
        "numbers are read in digits and words",
        arguments: [
            ("3.14", [3.14]), ("-2.5", [-2.5]), ("1,234.5", [1_234.5]), ("two and a half", [2.5]), (".5", [0.5]),
            ("one point two five", [1.25]), ("half", [0.5]), ("2.5 million", [2_500_000]), ("7", [7]), ("", []),
        ]
    )
    func numbers(text: String, expected: [Double]) {
        let found = values(NumberRecognizer(), text).compactMap {
            if case .number(let value) = $0 { value } else { nil }
        }
        #expect(found.count == expected.count)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test(
        "lengths of time are read",
        arguments: [
            ("2 hours", 7_200), ("an hour and a half", 5_400), ("two and a half hours", 9_000), ("1h30", 5_400),
            ("1h 30m", 5_400), ("90 min", 5_400), ("half an hour", 1_800), ("a quarter of an hour", 900),
            ("PT1H30M", 5_400), ("P2D", 172_800), ("P1DT2H", 93_600), ("3 days, 4 hours and 5 minutes", 273_900),
            ("a week", 604_800), ("ten seconds", 10), ("a couple of minutes", 120),
        ]
    )
    func durations(text: String, seconds: Int) {
        #expect(values(DurationRecognizer(), text) == [.duration(.seconds(seconds))])
    }

    @Test(
        "e-mail addresses are found",
        arguments: [
            ("write to Ann.Lee+x@Example.COM.", ["Ann.Lee+x@example.com"]), ("a@b", []), ("@home", []), ("a@@b.de", []),
            ("<joe@mail.co.uk>, eve@x-y.org", ["joe@mail.co.uk", "eve@x-y.org"]), ("x@1.2", []), ("a..b@c.de", []),
        ]
    )
    func emails(text: String, expected: [String]) {
        #expect(values(EmailRecognizer(), text) == expected.map { .text($0) })
    }

    @Test(
        "web addresses are found without the punctuation around them",
        arguments: [
            ("see https://example.com/a?b=c#d.", ["https://example.com/a?b=c#d"]),
            ("(www.example.org)", ["https://www.example.org"]), ("http://", []), ("www.", []),
            (
                "https://en.wikipedia.org/wiki/Bird_(disambiguation) is",
                ["https://en.wikipedia.org/wiki/Bird_(disambiguation)"]
            ),
            ("http://localhost:8765/x, ftp://f.org", ["http://localhost:8765/x", "ftp://f.org"]), ("xhttp://a.b", []),
        ]
    )
    func urls(text: String, expected: [String]) {
        #expect(values(URLRecognizer(), text) == expected.compactMap(URL.init(string:)).map { .url($0) })
    }

    @Test("a regular expression gives its matches, or what its group captured")
    func regularExpression() throws {
        #expect(
            try values(RegularExpressionRecognizer(#"[A-Z]{2}-?\d{4}"#), "ab1234 and XY-9999") == [
                .text("ab1234"), .text("XY-9999"),
            ]
        )
        #expect(try values(RegularExpressionRecognizer(#"order (\d+)"#), "my order 77") == [.text("77")])
        let error = #expect(throws: RegularExpressionRecognizer.InvalidPattern.self) {
            try RegularExpressionRecognizer("(")
        }
        #expect(error?.description.contains("'('") == true)
        #expect(throws: RegularExpressionRecognizer.InvalidPattern.self) { try RegularExpressionRecognizer("a*") }
    }

    @Test("free text is everything but the blanks around it")
    func freeText() {
        #expect(values(FreeTextRecognizer(), "  hello you ") == [.text("hello you")])
        #expect(values(FreeTextRecognizer(), " \n ") == [])
    }
}
