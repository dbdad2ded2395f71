#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Builds a ``JSONValue`` from any `Encodable`.
///
/// Not the Foundation encoder, because that one forgets the order of keys, and a table's columns have one.
final class JSONValueEncoder: Encoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let dates: JSONDateEncoding
    let node: Node

    init(dates: JSONDateEncoding, node: Node = Node(), codingPath: [any CodingKey] = []) {
        self.dates = dates
        self.node = node
        self.codingPath = codingPath
    }

    /// A place in the tree under construction; containers of one value share it.
    final class Node {
        enum Content {
            case empty
            case scalar(JSONValue)
            case array([Node])
            case object([(String, Node)])
        }
        var content = Content.empty

        var value: JSONValue {
            switch content {
            case .empty: .object([:])
            case .scalar(let value): value
            case .array(let nodes): .array(nodes.map(\.value))
            case .object(let pairs): .object(JSONObject(pairs.map { ($0, $1.value) }))
            }
        }

        func append() -> Node {
            let node = Node()
            if case .array(var nodes) = content {
                // Let go of the old array first, or each append would copy it.
                content = .empty
                nodes.append(node)
                content = .array(nodes)
            } else {
                content = .array([node])
            }
            return node
        }

        func set(_ key: String) -> Node {
            let node = Node()
            if case .object(var pairs) = content {
                content = .empty
                pairs.append((key, node))
                content = .object(pairs)
            } else {
                content = .object([(key, node)])
            }
            return node
        }
    }

    func encode(_ value: some Encodable) throws {
        switch value {
        case let date as Date:
            switch dates {
            case .exact: node.content = .scalar(.number(date.timeIntervalSinceReferenceDate))
            case .rfc3339: node.content = .scalar(.string(RFC3339.string(from: date)))
            case .millisecondsSince1970:
                node.content = .scalar(.integer(Int64((date.timeIntervalSince1970 * 1000).rounded())))
            }
        case let data as Data: node.content = .scalar(.string(data.base64EncodedString()))
        case let url as URL: node.content = .scalar(.string(url.absoluteString))
        case let json as JSONValue: node.content = .scalar(json)
        case let object as JSONObject: node.content = .scalar(.object(object))
        default: try value.encode(to: self)
        }
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONKeyedEncoding<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { JSONUnkeyedEncoding(encoder: self) }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleEncoding(encoder: self) }

    func nested(_ node: Node, _ key: any CodingKey) -> JSONValueEncoder {
        JSONValueEncoder(dates: dates, node: node, codingPath: codingPath + [key])
    }

    /// The JSON of an integer: a string where it does not fit 64 bits.
    static func scalar(_ value: some BinaryInteger) -> JSONValue {
        if let integer = Int64(exactly: value) { .integer(integer) } else { .string(String(value)) }
    }

    static func scalar(_ value: some BinaryFloatingPoint) -> JSONValue {
        let double = Double(value)
        // JSON has neither infinity nor NaN; these words read back.
        return double.isFinite ? .number(double) : .string(double.description)
    }
}
