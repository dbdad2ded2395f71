/// The body of a request to `/chat/completions`.
struct ChatQuestion: Encodable {
    struct Message: Encodable, Sendable {
        var role: String
        var content: String
    }

    var model: String
    var messages: [Message]
    var temperature: Double?
    var responseFormat: ResponseFormat

    private enum CodingKeys: String, CodingKey {
        case model, messages, temperature
        case responseFormat = "response_format"
    }

    /// The form that an answer must have: one of some names, and a number.
    struct ResponseFormat: Encodable {
        struct Schema: Encodable {
            var name = "classification"
            var strict = true
            var schema: Object
        }

        struct Object: Encodable {
            var type = "object"
            var properties: Properties
            var required = ["intent", "confidence"]
            var additionalProperties = false
        }

        struct Properties: Encodable {
            var intent: Choice
            var confidence = Number()
        }

        struct Choice: Encodable {
            var type = "string"
            var `enum`: [String]
        }

        struct Number: Encodable {
            var type = "number"
            var minimum = 0
            var maximum = 1
        }

        var type = "json_schema"
        var schema: Schema

        init(choices: [String]) {
            schema = Schema(schema: Object(properties: Properties(intent: Choice(enum: choices))))
        }

        private enum CodingKeys: String, CodingKey {
            case type
            case schema = "json_schema"
        }
    }
}
