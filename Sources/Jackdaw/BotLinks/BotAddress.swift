/// The address of another bot's WebSocket (RFC 6455, section 3).
package struct BotAddress: Sendable, Hashable {
    package var host: String
    package var port: Int
    /// The path and query, as they stand in the request.
    package var target: String

    /// What stands in the `Host` header.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == 80 ? name : "\(name):\(port)"
    }

    /// Reads `ws://host[:port][/path][?query]`.
    ///
    /// - Throws: ``Problem`` with what is wrong with it.
    package init(_ text: String) throws(Problem) {
        guard let scheme = text.firstRange(of: "://") else {
            throw Problem(reason: "its address must begin with ws://")
        }
        switch text[..<scheme.lowerBound].lowercased() {
        case "ws": break
        case "wss":
            throw Problem(
                reason: """
                    wss:// needs TLS, which is no part of this package; reach it through a proxy on this machine, or give \
                    the bot a dialer of your own with use(dialer:)
                    """
            )
        default: throw Problem(reason: "its address must begin with ws://")
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
        guard let number else {
            port = 80
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
