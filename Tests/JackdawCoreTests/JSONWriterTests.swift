import JackdawCore
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    @Test("puts commas where they belong and keeps the order of keys")
    func structure() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("z")
        writer.beginArray()
        writer.integer(1)
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.bool(false)
        writer.endArray()
        writer.key("a")
        writer.null()
        writer.key("text")
        writer.string("x")
        writer.endObject()
        #expect(writer.text == #"{"z":[1,{},[],false],"a":null,"text":"x"}"#)
    }

    @Test("escapes what must be escaped and nothing else")
    func escaping() {
        let value: JSONValue = "\"\\/\n\r\t\u{0}\u{1F}\u{7F}é\u{2028}😀"
        #expect(value.description == #""\"\\/\n\r\t\u0000\u001f"# + "\u{7F}é\u{2028}😀\"")
        #expect((["a\"b": 1] as JSONValue).description == #"{"a\"b":1}"#)
    }

    @Test("writes numbers that read back as the same, and null for what JSON lacks")
    func numbers() throws {
        let numbers: [Double] = [0, -0.0, 0.1, 1e300, .leastNonzeroMagnitude, 3, 1e16, -2.5]
        for number in numbers {
            let back = try JSONParser.parse(JSONValue.number(number).description)
            #expect(back.numberValue?.bitPattern == number.bitPattern, "\(number)")
        }
        #expect(
            ([.number(.nan), .number(.infinity), .number(-.infinity)] as JSONValue).description == "[null,null,null]"
        )
        #expect(JSONValue.integer(.min).description == "-9223372036854775808")
    }

    @Test("writes a JSON text into a string")
    func nested() throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("message")
        writer.stringOfJSON {
            $0.beginObject()
            $0.key("0")
            $0.string("say \"yes\"\n")
            $0.endObject()
        }
        writer.endObject()
        let outer = try JSONParser.parse(writer.bytes)
        let inner = try JSONParser.parse(try #require(outer["message"]?.stringValue))
        #expect(inner == ["0": "say \"yes\"\n"])
    }

    @Test(
        "writes base64 with padding (the vectors of RFC 4648, section 10)",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func base64(text: String, expected: String) {
        var writer = JSONWriter()
        writer.base64(Array(text.utf8))
        #expect(writer.text == "\"\(expected)\"")
    }
}
