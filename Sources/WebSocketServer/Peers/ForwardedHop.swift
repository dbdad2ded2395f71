/// One step on the way of a request, as a proxy has noted it.
struct ForwardedHop: Hashable {
    /// Who the proxy got the request from; nil where it does not say, or hides it.
    var address: String?
    /// What the request was sent to then.
    var host: String?

    /// Reads a `Forwarded` field (RFC 7239, section 4); what breaks its grammar ends the reading.
    static func parse(_ text: String) -> [ForwardedHop] {
        var hops: [ForwardedHop] = []
        for element in split(text, at: ",") {
            var hop = ForwardedHop()
            for pair in split(element, at: ";") {
                guard let equals = pair.firstIndex(of: "=") else { continue }
                let name = pair[..<equals].trimmingSpaces().lowercased()
                let value = unquoted(pair[pair.index(after: equals)...].trimmingSpaces())
                switch name {
                case "for": hop.address = address(in: value)
                case "host": hop.host = value
                default: break
                }
            }
            hops.append(hop)
        }
        return hops
    }

    /// The address without its port: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`.
    static func address(in text: String) -> String? {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let colons = text.filter { $0 == ":" }.count
        if colons == 1 { return text.split(separator: ":").first.map(String.init) }
        return text.isEmpty ? nil : text
    }

    /// Cuts at a separator that stands outside of quotes.
    private static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if !isEscaped, character == "\"" { isQuoted.toggle() }
            isEscaped = isQuoted && !isEscaped && character == "\\"
            if character == separator, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        var content = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                content.append(character)
                isEscaped = false
            }
        }
        return content
    }
}
