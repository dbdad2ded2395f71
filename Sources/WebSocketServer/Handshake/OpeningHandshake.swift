import HTTPTypes
import NIOHTTP1

/// The server's part of the opening handshake (RFC 6455, section 4.2), without any I/O.
enum OpeningHandshake {
    /// An answer to a request that cannot become a WebSocket.
    struct Refusal: Error, Equatable {
        var status: HTTPResponseStatus
        var message: String
        var headers: [(String, String)] = []

        static func == (left: Refusal, right: Refusal) -> Bool {
            left.status == right.status && left.message == right.message
                && left.headers.elementsEqual(right.headers, by: ==)
        }
    }

    /// Whether a request asks for a WebSocket at all; others are plain HTTP, `Upgrade: h2c` among them.
    static func isAsked(by head: HTTPRequestHead) -> Bool {
        head.headers[canonicalForm: "upgrade"].contains { $0.lowercased() == "websocket" }
    }

    /// Whether the HTTP decoder takes the request for one that changes the protocol, and so reads nothing after it.
    static func stopsDecoder(_ head: HTTPRequestHead) -> Bool {
        if head.method == .CONNECT { return true }
        return head.headers.contains(name: "upgrade")
            && head.headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
    }

    /// Checks everything that does not depend on the application.
    ///
    /// - Returns: the key, to be answered with ``acceptance(of:)``.
    static func check(_ head: HTTPRequestHead) throws(Refusal) -> String {
        let headers = head.headers
        guard head.method == .GET else { throw bad("a WebSocket is opened with GET, not \(head.method.rawValue)") }
        guard (head.version.major, head.version.minor) >= (1, 1) else { throw bad("a WebSocket needs HTTP/1.1") }
        guard headers["host"].count == 1 else { throw bad("the request needs exactly one Host header") }
        guard headers[canonicalForm: "connection"].contains(where: { $0.lowercased() == "upgrade" }) else {
            throw bad("the header \"Connection: Upgrade\" is missing; a proxy in between has to pass it on")
        }
        let length = headers.first(name: "content-length") ?? "0"
        guard length == "0", !headers.contains(name: "transfer-encoding") else {
            throw bad("a request to open a WebSocket has no body")
        }
        let version = headers["sec-websocket-version"]
        guard version.count == 1, version[0].trimmingSpaces() == "13" else {
            throw Refusal(
                status: .upgradeRequired,
                message: "only version 13 of the WebSocket protocol is spoken here",
                headers: [("Sec-WebSocket-Version", "13"), ("Upgrade", "websocket"), ("Connection", "Upgrade")]
            )
        }
        let keys = headers["sec-websocket-key"]
        guard keys.count == 1, Base64.decodedCount(keys[0].trimmingSpaces()) == 16 else {
            throw bad("Sec-WebSocket-Key has to be 16 octets in base64")
        }
        return keys[0].trimmingSpaces()
    }

    /// The proof that the key has been read (section 4.2.2, step 5.4).
    static func acceptance(of key: String) -> String {
        Base64.encode(SHA1.digest(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)))
    }

    private static func bad(_ message: String) -> Refusal {
        Refusal(status: .badRequest, message: message)
    }
}
