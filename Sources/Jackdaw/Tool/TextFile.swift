#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Files of text that commands read and write.
enum TextFile {
    /// The text of a file; `-` is the terminal's input.
    static func read(_ path: String, in terminal: Terminal) async throws(ToolError) -> String {
        if path == "-" {
            var text = ""
            while let line = await terminal.readLine() { text += line + "\n" }
            return text
        }
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw ToolError("\(path) cannot be read: give the path of a file that exists and that you may read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ToolError("\(path) is not UTF-8: save it in that encoding")
        }
        return text
    }

    /// Writes a text to a file, or where there is none, to standard output.
    static func write(_ text: String, to path: String?, in terminal: Terminal) throws(ToolError) {
        guard let path else { return terminal.write(text.hasSuffix("\n") ? text : text + "\n") }
        try write(Data(text.utf8), to: path, replacing: true)
    }

    /// Writes a file.
    static func write(_ data: Data, to path: String, replacing: Bool) throws(ToolError) {
        do {
            try data.write(to: URL(filePath: path), options: replacing ? .atomic : .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw ToolError("\(path) exists already: choose another name")
        } catch {
            throw ToolError("\(path) cannot be written: check that its folder exists and that you may write there")
        }
    }
}
