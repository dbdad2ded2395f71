import JackdawCore

/// Names and types of files as strangers give them, made fit to be shown, logged and sent on.
package enum FileName {
    /// The name without folders, control characters and what turns text around; never empty, at most 200 characters.
    ///
    /// Some names are meant to deceive: `invoice\u{202E}fdp.exe` is shown as `invoiceexe.pdf`.
    package static func sanitized(_ name: String) -> String {
        // By scalars, not by characters: a slash followed by a joiner or an accent is another character, but to a file
        // system it is a slash.
        guard let last = name.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else {
            return "file"
        }
        var text = last.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .privateUse: false
            default: true
            }
        }
        while let first = text.first, first == " " || first == "." { text.removeFirst() }
        while let last = text.last, last == " " || last == "." { text.removeLast() }
        guard !text.isEmpty else { return "file" }
        guard text.count > 200 else { return String(text) }
        // The extension says what to open the file with: it survives.
        let dot = text.lastIndex(of: ".") ?? text.endIndex
        let tail = text[dot...]
        return tail.count <= 20 ? String(text.prefix(200 - tail.count)) + String(tail) : String(text.prefix(200))
    }

    /// A media type that may stand in a header; nil for what is none (RFC 9110, section 8.3.1), or unknown to its sender.
    package static func mediaType(_ text: String) -> String? {
        let essence = MediaType.essence(of: text)
        let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, essence.utf8.count <= 127, essence != MediaType.unknown,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isTokenOctet) })
        else { return nil }
        return essence
    }

    /// What may stand in a token of a header (RFC 9110, section 5.6.2).
    private static func isTokenOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(octet)
        }
    }
}
