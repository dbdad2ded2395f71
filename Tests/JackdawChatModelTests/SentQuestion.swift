/// What a test looks at in a request.
struct SentQuestion: Decodable {
    struct Message: Decodable {
        var role: String
        var content: String
    }

    struct Format: Decodable {
        var type: String
        var schema: Schema

        private enum CodingKeys: String, CodingKey {
            case type
            case schema = "json_schema"
        }
    }

    struct Schema: Decodable {
        var strict: Bool
        var schema: Object
    }

    struct Object: Decodable {
        var properties: Properties
        var required: [String]
        var additionalProperties: Bool
    }

    struct Properties: Decodable {
        var intent: Choice
        var confidence: Number
    }

    struct Choice: Decodable { var `enum`: [String] }

    struct Number: Decodable {
        var minimum: Double
        var maximum: Double
    }

    var model: String
    var messages: [Message]
    var temperature: Double?
    var format: Format

    private enum CodingKeys: String, CodingKey {
        case model, messages, temperature
        case format = "response_format"
    }
}
