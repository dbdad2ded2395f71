internal import Configuration
internal import Synchronization

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension ConfigurationSource {
    /// What stands in a YAML or JSON file.
    ///
    /// - Parameter path: the file; its name ends in `.yaml`, `.yml` or `.json`.
    /// - Throws: ``ConfigurationError`` when the file cannot be read or is not what its name says.
    static func file(_ path: String) throws(ConfigurationError) -> Self {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
            throw ConfigurationError("\(path): there is no such file")
        } catch {
            throw ConfigurationError("\(path): the file cannot be read (is it a file, and may this user read it?)")
        }
        let written = WrittenKeys()
        do {
            let values = try snapshot(of: [UInt8](data), named: path, noting: written)
            return ConfigurationSource(
                name: path,
                values: values,
                spelling: { $0.name },
                strangers: written.strangers
            )
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError("\(path): \(oneLine("\(error)"))")
        }
    }

    private static func snapshot(
        of bytes: [UInt8],
        named path: String,
        noting written: WrittenKeys
    ) throws -> any ConfigSnapshot {
        // The parsers ask for every key whether its value is a secret, which is the one way to learn all the keys.
        switch path.split(separator: ".").last?.lowercased() {
        case "json":
            return try JSONSnapshot(
                data: bytes.span.bytes,
                providerName: path,
                parsingOptions: .init(secretsSpecifier: .dynamic { key, _ in written.note(key) })
            )
        case "yaml", "yml":
            let options = YAMLSnapshot.ParsingOptions(secretsSpecifier: .dynamic { key, _ in written.note(key) })
            // A file of comments alone says nothing, but is no mapping to the parser.
            let lines = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            let saysNothing = lines.allSatisfy { line in
                guard let first = line.first(where: { $0 != UInt8(ascii: " ") }) else { return true }
                return first == UInt8(ascii: "#")
            }
            let source = saysNothing ? Array("{}".utf8) : bytes
            return try YAMLSnapshot(data: source.span.bytes, providerName: path, parsingOptions: options)
        default:
            throw ConfigurationError("\(path): a configuration file's name must end in .yaml, .yml or .json")
        }
    }

    /// A parser's message without the picture of the line that follows it.
    private static func oneLine(_ message: String) -> String {
        let first = message.split(separator: "\n").first.map(String.init) ?? "the file cannot be understood"
        return first.hasSuffix(":") ? String(first.dropLast()) : first
    }
}

/// The keys that stand in a file.
private final class WrittenKeys: Sendable {
    private let names = Mutex<Set<String>>([])

    /// Takes note of a key; says that its value is no secret.
    func note(_ name: String) -> Bool {
        _ = names.withLock { $0.insert(name) }
        return false
    }

    /// Those that are not in the table.
    var strangers: [(written: String, nearest: String?)] {
        let known = ConfigurationKey.all.map(\.name)
        return names.withLock { $0 }
            .filter { !known.contains($0) }
            .sorted()
            .map { ($0, NearestName.nearest(to: $0, among: known)) }
    }
}
