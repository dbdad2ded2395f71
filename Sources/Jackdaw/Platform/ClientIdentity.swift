import HTTPTypes
import WebSocketServer

/// Who a client says it is: claims, not proofs.
struct ClientIdentity: Sendable, Hashable {
    var session: String?
    var user: String?
    var name: String?

    /// Longer names are refused: they are kept in memory and logged.
    static let maximumLength = 128

    /// Reads header fields and query; the header wins.
    init(_ request: WebSocketUpgradeRequest) {
        session = Self.claim(request, .sessionID, "session_id")
        user = Self.claim(request, .userID, "user_id")
        name = Self.claim(request, nil, "session_name")
    }

    /// The claim that cannot be accepted; nil where all can.
    var problem: String? {
        let claims = [("session_id", session), ("user_id", user), ("session_name", name)]
        for (field, value) in claims {
            guard let value else { continue }
            let isHarmless = value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            guard value.unicodeScalars.count <= Self.maximumLength, isHarmless else {
                return "\(field) must have at most \(Self.maximumLength) characters, none of them a control character"
            }
        }
        return nil
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
