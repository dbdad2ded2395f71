import JackdawCore
import Testing

/// Values and texts made at random, the same on every run.
@Suite("JSON, at random")
struct JSONFuzzTests {
    /// SplitMix64: small, and the same numbers everywhere.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static func text(_ dice: inout Dice) -> String {
        let alphabet: [Unicode.Scalar] = [
            "a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "é", "\u{2028}", "😀", "/", "{", " ",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...20, using: &dice) {
            text.unicodeScalars.append(alphabet.randomElement(using: &dice) ?? "x")
        }
        return text
    }

    static func value(_ dice: inout Dice, depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth > 4 ? 6 : 8), using: &dice) {
        case 0: return .null
        case 1: return .bool(.random(using: &dice))
        case 2: return .integer(.random(in: .min ... .max, using: &dice))
        case 3: return .integer(.random(in: -1000...1000, using: &dice))
        case 4:
            let number = Double(bitPattern: dice.next())
            return .number(number.isFinite ? number : 0.5)
        case 5: return .string(text(&dice))
        case 6: return .array((0..<Int.random(in: 0...4, using: &dice)).map { _ in value(&dice, depth: depth + 1) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...12, using: &dice) { object[text(&dice)] = value(&dice, depth: depth + 1) }
            return .object(object)
        }
    }

    @Test("what was written reads back as the same value, in the same order")
    func roundTrip() throws {
        var dice = Dice(state: 1)
        for _ in 0..<2000 {
            let value = Self.value(&dice)
            let back = try JSONParser.parse(value.description)
            #expect(back == value)
            #expect(back.description == value.description)
            #expect(back.hashValue == value.hashValue)
        }
    }

    @Test("cut or damaged text is read or refused, and every part of a text but the whole is refused")
    func damage() throws {
        var dice = Dice(state: 2)
        for _ in 0..<400 {
            let text = Array(JSONValue.object(["v": Self.value(&dice)]).description.utf8)
            for cut in 0..<min(text.count, 60) {
                #expect(throws: JSONParseError.self) { try JSONParser.parse(Array(text[..<cut])) }
            }
            for _ in 0..<30 {
                var damaged = text
                for _ in 0..<Int.random(in: 1...3, using: &dice) {
                    let place = Int.random(in: 0..<damaged.count, using: &dice)
                    damaged[place] = UInt8.random(in: 0...255, using: &dice)
                }
                switch Result(catching: { () throws(JSONParseError) in try JSONParser.parse(damaged) }) {
                case .success(let value):
                    // Whatever is accepted is sound: it can be written and read again.
                    #expect(try JSONParser.parse(value.description) == value)
                case .failure(let error):
                    #expect((0...damaged.count).contains(error.offset))
                }
            }
        }
    }

    @Test("strings of every length around the word size are read whole", arguments: 0...40)
    func alignment(length: Int) throws {
        for special in ["\"", "\\", "\n", "é", "x"] {
            for place in 0...length {
                var text = String(repeating: "a", count: length)
                text.insert(contentsOf: special, at: text.index(text.startIndex, offsetBy: place))
                #expect(try JSONParser.parse(JSONValue.string(text).description) == .string(text))
            }
        }
    }
}
