/// The address of another bot's WebSocket (RFC 6455, section 3).
package struct BotAddress: Sendable, Hashable {
    package var isSecure: Bool
    package var host: String
    package var port: Int
    /// The path and query, as they stand in the request.
    package var target: String

    /// What stands in the `Host` header.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == usualPort ? name : "\(name):\(port)"
    }

    private var usualPort: Int { isSecure ? 443 : 80 }

    /// Reads `ws://host[:port][/path][?query]`, or `wss://` for the same by TLS.
    ///
    /// - Throws: ``Problem`` with what is wrong with it.
    package init(_ text: String) throws(Problem) {
        guard let scheme = text.firstRange(of: "://") else {
            throw Problem(reason: "its address must begin with ws:// or wss://")
        }
        switch text[..<scheme.lowerBound].lowercased() {
        case "ws": isSecure = false
        case "wss": isSecure = true
        default: throw Problem(reason: "its address must begin with ws:// or wss://")
        }
        var rest = text[scheme.upperBound...]
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<end]
        let path = rest[end...]
        target = path.hasPrefix("/") ? String(path) : "/" + path
        guard target.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(reason: "its address has characters that must be percent-encoded")
        }
        var name = authority
        var number: Substring?
        if authority.hasPrefix("["), let close = authority.firstIndex(of: "]") {
            name = authority[authority.index(after: authority.startIndex)..<close]
            let after = authority[authority.index(after: close)...]
            number = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            name = authority[..<colon]
            number = authority[authority.index(after: colon)...]
        }
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "@") }) else {
            throw Problem(reason: "its address names no host")
        }
        host = String(name)
        port = 0
        guard let number else {
            port = usualPort
            return
        }
        guard let value = Int(number), (1...65_535).contains(value) else {
            throw Problem(reason: "its address has no port from 1 to 65535 after the colon")
        }
        port = value
    }

    /// Why a text is no address.
    package struct Problem: Error, Hashable {
        package var reason: String
    }
}
