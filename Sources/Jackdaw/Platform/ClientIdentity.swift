import HTTPTypes
import WebSocketServer

/// Who a client says it is: claims, not proofs, but for the user where there is an authenticator.
struct ClientIdentity: Sendable, Hashable {
    var session: String?
    var user: String?
    var name: String?
    /// Who the client is, as far as an authenticator has a say.
    var caller: Caller

    /// Longer names are refused: they are kept in memory and logged.
    static let maximumLength = 128

    /// Reads header fields and query; the header wins, and an authenticator over both.
    init(_ request: WebSocketUpgradeRequest, caller: Caller = .unchecked) {
        self.caller = caller
        session = Self.claim(request, .sessionID, "session_id")
        user =
            switch caller {
            case .unchecked: Self.claim(request, .userID, "user_id")
            case .checked(let user): user?.id
            }
        name = Self.claim(request, nil, "session_name")
    }

    /// The claim that cannot be accepted; nil where all can.
    var problem: String? {
        var claims = [("session_id", session), ("session_name", name)]
        if case .unchecked = caller { claims.append(("user_id", user)) }
        for (field, value) in claims {
            guard let value else { continue }
            guard value.unicodeScalars.count <= Self.maximumLength, Self.isPrintable(value) else {
                return "\(field) must have at most \(Self.maximumLength) characters, none of them a control character"
            }
        }
        return nil
    }

    static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    private static func claim(
        _ request: WebSocketUpgradeRequest,
        _ header: HTTPField.Name?,
        _ query: String
    ) -> String? {
        let value = header.flatMap { request.head.headerFields[$0] } ?? request.query(query) ?? ""
        return value.isEmpty ? nil : value
    }
}
