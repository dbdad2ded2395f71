import JackdawCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("JSON values")
struct JSONValueTests {
    struct Pizza: Codable, Equatable {
        enum Size: String, Codable { case small, large }
        enum Topping: Codable, Equatable { case plain, with(String, count: Int) }
        var zeal: Double
        var size: Size
        var count: UInt64
        var toppings: [Topping]
        var note: String?
        var made: Date
        var photo: Data
        var link: URL
        var nested: [String: [Int?]]
    }

    func pizza() throws -> Pizza {
        Pizza(
            zeal: 0.1,
            size: .large,
            count: .max,
            toppings: [.plain, .with("olives", count: 3)],
            note: nil,
            made: Date(timeIntervalSinceReferenceDate: 123.456_789),
            photo: Data([0, 255]),
            link: try #require(URL(string: "https://example.org/a?b=c")),
            nested: ["a": [1, nil]]
        )
    }

    @Test("encodes any Encodable with its keys in order, and decodes it again")
    func codable() throws {
        let value = try pizza()
        let json = try JSONValue(encoding: value)
        #expect(
            json.objectValue?.keys == ["zeal", "size", "count", "toppings", "made", "photo", "link", "nested"]
        )
        #expect(json["photo"] == "AP8=")
        #expect(json["link"] == "https://example.org/a?b=c")
        let back = try json.decode(Pizza.self)
        #expect(back == value)
        #expect(try JSONParser.parse(json.description).decode(Pizza.self) == value)
    }

    @Test("encodes dates as asked")
    func dates() throws {
        let moment = Date(timeIntervalSince1970: 1_700_000_000.123)
        #expect(try JSONValue(encoding: moment, dates: .rfc3339) == "2023-11-14T22:13:20.123Z")
        #expect(try JSONValue(encoding: [moment], dates: .millisecondsSince1970) == [1_700_000_000_123])
        #expect(try JSONValue(encoding: moment).decode(Date.self) == moment)
        let back = try JSONValue(encoding: moment, dates: .rfc3339).decode(Date.self)
        #expect(abs(back.timeIntervalSince(moment)) < 0.0005)
    }

    @Test("keeps JSON inside of values as it is")
    func embedded() throws {
        struct Holder: Codable, Equatable { var any: JSONValue; var object: JSONObject }
        let holder = Holder(any: ["z": [1, 2.5, nil]], object: ["b": 1, "a": 2])
        let json = try JSONValue(encoding: holder)
        #expect(json.description == #"{"any":{"z":[1,2.5,null]},"object":{"b":1,"a":2}}"#)
        #expect(try json.decode(Holder.self) == holder)
        let foundation = try JSONEncoder().encode(holder)
        #expect(try JSONDecoder().decode(Holder.self, from: foundation) == holder)
    }

    @Test("a class hierarchy with super encoders comes back")
    func superEncoders() throws {
        class Animal: Codable {
            var name = "?"
        }
        final class Dog: Animal {
            var tricks = 0
            enum Keys: CodingKey { case tricks }
            override init() { super.init() }
            required init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                tricks = try container.decode(Int.self, forKey: .tricks)
                try super.init(from: container.superDecoder())
            }
            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(tricks, forKey: .tricks)
                try super.encode(to: container.superEncoder())
            }
        }
        let dog = Dog()
        dog.name = "Rex"
        dog.tricks = 3
        let json = try JSONValue(encoding: dog)
        #expect(json == ["tricks": 3, "super": ["name": "Rex"]])
        #expect(try json.decode(Dog.self).name == "Rex")
    }

    @Test("what does not fit is an error that names the place")
    func mismatches() throws {
        let json: JSONValue = ["nested": ["a": [1, "two"]]]
        struct Holder: Codable { var nested: [String: [Int]] }
        let error = #expect(throws: DecodingError.self) { try json.decode(Holder.self) }
        guard case .typeMismatch(_, let context) = error else {
            Issue.record("unexpected: \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["nested", "a", "1"])
        #expect(throws: DecodingError.self) { try JSONValue.integer(300).decode(UInt8.self) }
        #expect(throws: DecodingError.self) { try JSONValue.number(1.5).decode(Int.self) }
        #expect(throws: DecodingError.self) { try JSONValue.null.decode(String.self) }
        #expect(try JSONValue.number(2).decode(Int.self) == 2)
    }

    @Test("equality is by value, not by spelling")
    func equality() {
        #expect(JSONValue.integer(2) == .number(2))
        #expect(Set<JSONValue>([.integer(2), .number(2)]).count == 1)
        #expect((["a": 1, "b": 2] as JSONValue) == ["b": 2, "a": 1])
        #expect(Set<JSONValue>([["a": 1, "b": 2], ["b": 2, "a": 1]]).count == 1)
        #expect((["a": 1] as JSONValue) != ["a": nil])
        #expect(JSONValue.integer(.max) != .number(9_223_372_036_854_775_808))
    }

    @Test("an object's keys are set, replaced and removed")
    func objects() {
        var object: JSONObject = [:]
        for number in 0..<20 { object["k\(number)"] = .integer(Int64(number)) }
        object["k3"] = nil
        object["k5"] = .null
        object["missing"] = nil
        #expect(object.count == 19)
        #expect(object["k3"] == nil && object["k5"] == .null && object["k19"] == 19)
        #expect(object.keys.first == "k0" && object.map(\.key).last == "k19")
    }

    @Test(
        "RFC 3339 times are read, whatever their offset",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2024-02-29T12:00:00.5+02:00", 1_709_200_800.5),
            ("1969-12-31t23:59:59.999z", -0.001), ("2000-03-01 00:00:00-01:30", 951_874_200),
        ] as [(String, Double)]
    )
    func readTimes(text: String, seconds: Double) throws {
        let date = try #require(RFC3339.date(from: text))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 0.000_001)
    }

    @Test(
        "what is no time is not read",
        arguments: ["", "2024-02-29", "2024-13-01T00:00:00Z", "2024-01-01T00:00:00", "x"]
    )
    func refusedTimes(text: String) {
        #expect(RFC3339.date(from: text) == nil)
    }

    @Test("times are written so that they read back, far from now as well")
    func writtenTimes() throws {
        for milliseconds in stride(from: -60_000_000_000_000, through: 250_000_000_000_000, by: 7_654_321_098_765) {
            let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
            let back = try #require(RFC3339.date(from: RFC3339.string(from: date)))
            #expect(abs(back.timeIntervalSince(date)) < 0.001)
        }
        #expect(RFC3339.string(from: .distantFuture).utf8.count == 24)
        #expect(RFC3339.string(from: Date(timeIntervalSince1970: -62_135_596_800)) == "0001-01-01T00:00:00.000Z")
        #expect(RFC3339.string(from: Date(timeIntervalSince1970: 1_709_164_800)) == "2024-02-29T00:00:00.000Z")
    }
}
