#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ConversationScript {
    /// The conversations of all `.md`, `.yaml` and `.yml` files of a folder, in the order of the files' names.
    ///
    /// - Parameters:
    ///   - folder: The folder; its path starts at the folder of the file that calls this.
    ///   - file: That file.
    /// - Throws: ``ConversationScriptError``, which lists everything that cannot be read, or that there is nothing.
    public static func all(in folder: String, from file: String = #filePath) throws(ConversationScriptError) -> [Self] {
        let path = absolute(folder, from: file)
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw ConversationScriptError(["\(path): error: the folder cannot be read"])
        }
        var scripts: [Self] = []
        var problems: [String] = []
        for name in names.sorted() where [".md", ".yaml", ".yml"].contains(where: name.hasSuffix) {
            do {
                scripts += try all(inFile: "\(path)/\(name)", from: file)
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw ConversationScriptError(problems) }
        guard !scripts.isEmpty else { throw ConversationScriptError(["\(path): error: no conversation is in there"]) }
        return scripts
    }

    /// The conversations of a file.
    ///
    /// - Throws: ``ConversationScriptError``, which lists everything that cannot be read.
    public static func all(inFile name: String, from file: String = #filePath) throws(ConversationScriptError) -> [Self]
    {
        let path = absolute(name, from: file)
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConversationScriptError(["\(path): error: the file cannot be read"])
        }
        return try parse(String(decoding: data, as: UTF8.self), path: path)
    }

    /// The conversations of a text; the path says whether it is YAML or Markdown.
    ///
    /// - Throws: ``ConversationScriptError``, which lists everything that cannot be read.
    public static func parse(_ text: String, path: String) throws(ConversationScriptError) -> [Self] {
        let conversations: [Self]
        let problems: [String]
        if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
            let script = YAMLScript(text, path: path)
            (conversations, problems) = (script.conversations, script.problems)
        } else {
            let script = MarkdownScript(text, path: path)
            (conversations, problems) = (script.conversations, script.problems)
        }
        guard problems.isEmpty else { throw ConversationScriptError(problems) }
        return conversations
    }

    private static func absolute(_ path: String, from file: String) -> String {
        if path.hasPrefix("/") { return path }
        return file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/"
            + path
    }
}
