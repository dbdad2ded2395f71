import HTTPTypes
import NIOCore

/// The head of a connection's opening request in one piece of memory.
///
/// A browser's request is some twenty strings and two arrays, more than the rest of an idle connection, and most
/// handlers never look at it again.
struct PackedRequest: Sendable {
    /// Lengths of four octets, each with that many octets of text: scheme, authority, path, the client's address and what
    /// it has connected to, then names and values of the fields.
    private let octets: [UInt8]
    private let remoteAddress: SocketAddress?

    init(_ request: WebSocketUpgradeRequest) {
        let head = request.head
        var texts = [head.scheme ?? "", head.authority ?? "", head.path ?? ""]
        texts += [request.clientAddress, request.authority ?? ""]
        for field in head.headerFields { texts += [field.name.rawName, field.value] }
        var octets: [UInt8] = []
        octets.reserveCapacity(texts.reduce(0) { $0 + 4 + $1.utf8.count })
        for text in texts {
            withUnsafeBytes(of: UInt32(text.utf8.count)) { octets += $0 }
            octets += text.utf8
        }
        self.octets = octets
        remoteAddress = request.remoteAddress
    }

    var request: WebSocketUpgradeRequest {
        var rest = octets[...]
        func next() -> String? {
            guard rest.count >= 4 else { return nil }
            let count = rest.withUnsafeBytes { Int($0.loadUnaligned(as: UInt32.self)) }
            defer { rest = rest.dropFirst(4 + count) }
            return String(decoding: rest.dropFirst(4).prefix(count), as: UTF8.self)
        }
        var head = HTTPRequest(method: .get, scheme: next(), authority: next(), path: next())
        let client = TrustedProxies.Client(address: next() ?? "", authority: next())
        while let name = next().flatMap({ HTTPField.Name($0) }), let value = next() {
            head.headerFields.append(HTTPField(name: name, value: value))
        }
        return WebSocketUpgradeRequest(head: head, remoteAddress: remoteAddress, client: client)
    }
}
