import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Checks values against `jackdaw.v1.schema.json`.
///
/// Knows the keywords that this one schema uses, and reports any other, so that none is passed over in silence.
struct ProtocolSchema {
    private let root: JSONValue

    init() throws {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = tests.appending(path: "../../Sources/Jackdaw/Protocol/jackdaw.v1.schema.json")
        root = try JSONParser.parse([UInt8](Data(contentsOf: sources.standardizedFileURL)))
    }

    /// What is wrong with a value by the definition of a name; empty where nothing is.
    func problems(_ value: JSONValue, _ definition: String) -> [String] {
        check(value, ["$ref": .string("#/$defs/\(definition)")], "")
    }

    private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        if case .bool(let allows) = schema { return allows ? [] : ["\(path): nothing is allowed here"] }
        guard let object = schema.objectValue else { return ["\(path): the schema is none"] }
        return object.flatMap { keyword, rule in check(value, keyword, rule, object, path) }
    }

    private func check(
        _ value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        _ schema: JSONObject,
        _ path: String
    ) -> [String] {
        switch keyword {
        case "$ref":
            let name = rule.stringValue?.split(separator: "/").last.map(String.init) ?? ""
            guard let target = root["$defs"]?[name] else { return ["\(path): no definition \(name)"] }
            return check(value, target, path)
        case "type":
            let names = rule.arrayValue?.compactMap(\.stringValue) ?? [rule.stringValue ?? ""]
            return names.contains { matches(value, $0) } ? [] : ["\(path): \(value) is not \(names)"]
        case "const": return value == rule ? [] : ["\(path): \(value) is not \(rule)"]
        case "enum": return rule.arrayValue?.contains(value) == true ? [] : ["\(path): \(value) is not in \(rule)"]
        case "properties":
            return (rule.objectValue ?? [:]).flatMap { key, rule in
                value[key].map { check($0, rule, "\(path)/\(key)") } ?? []
            }
        case "required":
            return (rule.arrayValue ?? []).compactMap(\.stringValue).filter { value[$0] == nil }
                .map { "\(path): \($0) is missing" }
        case "additionalProperties":
            let known = Set(schema["properties"]?.objectValue?.keys ?? [])
            return (value.objectValue ?? [:]).filter { !known.contains($0.key) }
                .flatMap { check($0.value, rule, "\(path)/\($0.key)") }
        case "minProperties":
            return value.objectValue.map { Int64($0.count) >= rule.integerValue ?? 0 } ?? true ? [] : ["\(path): empty"]
        case "items":
            return (value.arrayValue ?? []).enumerated().flatMap { check($1, rule, "\(path)/\($0)") }
        case "oneOf", "anyOf", "allOf":
            let results = (rule.arrayValue ?? []).map { check(value, $0, path) }
            let count = results.filter(\.isEmpty).count
            let isGood = keyword == "oneOf" ? count == 1 : keyword == "anyOf" ? count > 0 : count == results.count
            return isGood ? [] : ["\(path): \(count) of \(results.count) in \(keyword): \(results)"]
        case "minLength", "maxLength", "minimum", "maximum", "pattern":
            return limit(value, keyword, rule) ? [] : ["\(path): \(value) against \(keyword) \(rule)"]
        default:
            return ["\(path): the checker does not know the keyword \(keyword)"]
        }
    }

    private func limit(_ value: JSONValue, _ keyword: String, _ rule: JSONValue) -> Bool {
        switch (keyword, value.stringValue, value.numberValue, rule.numberValue) {
        case ("minLength", let text?, _, let limit?): Double(text.unicodeScalars.count) >= limit
        case ("maxLength", let text?, _, let limit?): Double(text.unicodeScalars.count) <= limit
        case ("minimum", _, let number?, let limit?): number >= limit
        case ("maximum", _, let number?, let limit?): number <= limit
        case ("pattern", let text?, _, _): (try? Regex(rule.stringValue ?? "").firstMatch(in: text)) != nil
        default: true
        }
    }

    private func matches(_ value: JSONValue, _ type: String) -> Bool {
        switch type {
        case "null": value.isNull
        case "boolean": value.boolValue != nil
        case "integer": value.integerValue != nil
        case "number": value.numberValue != nil
        case "string": value.stringValue != nil
        case "array": value.arrayValue != nil
        case "object": value.objectValue != nil
        default: false
        }
    }
}
