/// The parts of an address that a client for tests needs.
struct TestURL: Sendable {
    let host: String
    let port: Int
    let path: String

    /// The value of the `Host` field.
    let authority: String

    /// Takes `ws://` and `http://` addresses apart; nil for anything else.
    init?(_ text: String) {
        guard let scheme = ["ws://", "http://"].first(where: text.hasPrefix) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        authority = String(rest[..<end])
        let tail = rest[end...]
        path = tail.hasPrefix("/") ? String(tail) : "/" + tail
        var name = Substring(authority)
        var number = 80
        if let colon = name.lastIndex(of: ":"), !name[colon...].contains("]") {
            guard let value = Int(name[name.index(after: colon)...]) else { return nil }
            number = value
            name = name[..<colon]
        }
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        guard !name.isEmpty else { return nil }
        host = String(name)
        port = number
    }
}
