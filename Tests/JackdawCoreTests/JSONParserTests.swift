import JackdawCore
import Testing

@Suite("JSON parser")
struct JSONParserTests {
    @Test(
        "reads every kind of value",
        arguments: [
            ("null", .null), (" true ", true), ("false", false), ("0", 0), ("-1", -1), ("12.5", 12.5), ("1e3", 1000.0),
            ("\"\"", ""), ("\"hé\"", "hé"), ("[]", []), ("[1, [2]]", [1, [2]]), ("{}", [:]),
            (#"{"a" : {"b":[null]}}"#, ["a": ["b": [nil]]]), ("\t\n\r 7", 7),
        ] as [(String, JSONValue)]
    )
    func values(text: String, expected: JSONValue) throws {
        #expect(try JSONParser.parse(text) == expected)
    }

    @Test(
        "reads every escape",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041""#, "A"), (#""\u00e9\u00E9""#, "éé"),
            (#""\ud83d\ude00""#, "😀"), (#""\u0000""#, "\u{0}"),
            (#""abcdefgh\u2028ijklmnop""#, "abcdefgh\u{2028}ijklmnop"),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}"),
        ]
    )
    func escapes(text: String, expected: String) throws {
        #expect(try JSONParser.parse(text) == .string(expected))
    }

    @Test(
        "refuses what RFC 8259 does not allow, and says where",
        arguments: [
            ("", .unexpectedEnd, 0), ("   ", .unexpectedEnd, 3), ("nul", .unexpectedEnd, 3), ("nulL", .syntax, 3),
            ("tru e", .syntax, 3), ("[1,]", .syntax, 3), ("[1 2]", .syntax, 3), ("[", .unexpectedEnd, 1),
            ("{\"a\"}", .syntax, 4), ("{\"a\":}", .syntax, 5), ("{a:1}", .syntax, 1), ("{\"a\":1,}", .syntax, 7),
            ("{'a':1}", .syntax, 1), ("1 2", .trailingText, 2), ("{}x", .trailingText, 2), ("01", .syntax, 1),
            ("-01", .syntax, 2), ("+1", .syntax, 0), (".5", .syntax, 0), ("1.", .unexpectedEnd, 2),
            ("1.e3", .syntax, 2),
            ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3), ("-", .unexpectedEnd, 1), ("NaN", .syntax, 0),
            ("0x10", .trailingText, 1), ("\"a", .unexpectedEnd, 2), ("\"a\nb\"", .controlCharacter, 2),
            ("\"\u{1F}\"", .controlCharacter, 1), (#""\x""#, .badEscape, 1), (#""\u12g4""#, .badEscape, 1),
            (#""\u12"#, .unexpectedEnd, 5), ("// no\n1", .syntax, 0), ("\u{FEFF}1", .syntax, 0),
            ("1e400", .numberOutOfRange, 0),
            ("[-1e999999999999]", .numberOutOfRange, 1),
        ] as [(String, JSONParseError.Reason, Int)]
    )
    func refusals(text: String, reason: JSONParseError.Reason, offset: Int) {
        #expect(throws: JSONParseError(reason, at: offset)) { try JSONParser.parse(text) }
    }

    @Test(
        "refuses a lone surrogate",
        arguments: [
            #""\ud800""#, #""\udc00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#, #""\ud83d\ud83d""#,
            #""\ude00\ud83d""#,
        ]
    )
    func loneSurrogates(text: String) {
        #expect(throws: JSONParseError(.loneSurrogate, at: 1)) { try JSONParser.parse(text) }
        #expect(throws: JSONParseError(.loneSurrogate, at: 2)) { try JSONParser.parse("{\(text):1}") }
    }

    @Test(
        "refuses octets that are not UTF-8",
        arguments: [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80], [0x80],
        ] as [[UInt8]]
    )
    func invalidUTF8(octets: [UInt8]) {
        #expect(throws: JSONParseError(.invalidUTF8, at: 1)) { try JSONParser.parse([0x22] + octets + [0x22]) }
        // The same in a string that has an escape, which is read another way.
        #expect(throws: JSONParseError(.invalidUTF8, at: 1)) {
            try JSONParser.parse([0x22, 0x5C, 0x6E] + octets + [0x22])
        }
    }

    @Test("limits the depth at which arrays and objects nest")
    func depth() throws {
        let deep = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(throws: Never.self) { try JSONParser.parse(deep) }
        #expect(throws: JSONParseError(.tooDeep, at: 64)) { try JSONParser.parse("[\(deep)]") }
        #expect(throws: JSONParseError(.tooDeep, at: 5)) { try JSONParser.parse(#"{"a":[]}"#, maximumDepth: 1) }
        // A limit that the stack could not bear is lowered.
        #expect(throws: JSONParseError(.tooDeep, at: 512)) {
            try JSONParser.parse(String(repeating: "[", count: 1_000_000), maximumDepth: .max)
        }
    }

    @Test("keeps the keys in order; the last of two equal keys counts")
    func keys() throws {
        let object = try #require(try JSONParser.parse(#"{"z":1,"a":2,"z":3,"":4}"#).objectValue)
        #expect(object.keys == ["z", "a", ""])
        #expect(object["z"] == 3)
        let many = (0..<100).map { #""k\#($0)":\#($0)"# }.joined(separator: ",")
        let large = try #require(try JSONParser.parse("{\(many),\"k7\":true}").objectValue)
        #expect(large.keys == (0..<100).map { "k\($0)" })
        #expect(large["k7"] == true)
        #expect(large["k99"] == 99)
        #expect(large["k100"] == nil)
    }

    @Test("keeps every integer of 64 bits and reads larger ones as the nearest number")
    func integers() throws {
        for text in ["9223372036854775807", "-9223372036854775808", "9007199254740993", "0", "-5"] {
            let expected = try #require(Int64(text))
            guard case .integer(expected) = try JSONParser.parse(text) else {
                Issue.record("\(text) is not read as an integer")
                continue
            }
        }
        guard case .number(9_223_372_036_854_775_808) = try JSONParser.parse("9223372036854775808"),
            case .number(1e30) = try JSONParser.parse("1000000000000000000000000000000"),
            case .number(let zero) = try JSONParser.parse("-0")
        else {
            Issue.record("what no Int64 holds is a number")
            return
        }
        #expect(zero == 0 && zero.sign == .minus)
    }

    @Test(
        "rounds every number correctly",
        arguments: [
            "0.1", "0.3", "1.7976931348623157e308", "2.2250738585072014e-308", "5e-324", "2.2250738585072011e-308",
            "9007199254740993.0", "123456789012345678901234567890e-10", "1e23", "8.5e-22", "0.000001", "1e22", "9e22",
            "6.02214076e23", "1E+2", "1e-400", "0e999999999", "179769313486231580793e288", "4.35",
            "3.14159265358979323846",
        ]
    )
    func numbers(text: String) throws {
        let expected = try #require(Double(text))
        #expect(try JSONParser.parse(text).numberValue == expected)
        #expect(try JSONParser.parse("-" + text).numberValue == -expected)
    }

    @Test("an error never repeats the text")
    func errorsAreDiscreet() {
        #expect {
            try JSONParser.parse(#"{"password": hunter2}"#)
        } throws: { error in
            !"\(error)".contains("hunter2") && "\(error)".contains("13")
        }
    }
}
