/// The parameters of one offer or answer, each checked by the rules of RFC 7692, section 7.1.
struct DeflateFields: Hashable {
    /// `client_max_window_bits`, which an offer may send without a value.
    enum ClientWindow: Hashable {
        case unbounded
        case atMost(Int)

        var bits: Int {
            switch self {
            case .unbounded: 15
            case .atMost(let bits): bits
            }
        }
    }

    var serverNoContextTakeover = false
    var clientNoContextTakeover = false
    var serverMaxWindowBits: Int?
    var clientMaxWindowBits: ClientWindow?

    /// Nil where a parameter is unknown, comes twice, or has a value it may not have.
    init?(_ parameters: [WebSocketExtension.Parameter]) {
        var seen: Set<String> = []
        for parameter in parameters {
            guard seen.insert(parameter.name).inserted else { return nil }
            switch (parameter.name, parameter.value) {
            case ("server_no_context_takeover", nil):
                serverNoContextTakeover = true
            case ("client_no_context_takeover", nil):
                clientNoContextTakeover = true
            case ("server_max_window_bits", let value?):
                guard let bits = Self.windowBits(value) else { return nil }
                serverMaxWindowBits = bits
            case ("client_max_window_bits", nil):
                clientMaxWindowBits = .unbounded
            case ("client_max_window_bits", let value?):
                guard let bits = Self.windowBits(value) else { return nil }
                clientMaxWindowBits = .atMost(bits)
            default:
                return nil
            }
        }
    }

    /// A decimal from 8 to 15 without leading zeros.
    private static func windowBits(_ text: String) -> Int? {
        switch text {
        case "8": 8
        case "9": 9
        case "10", "11", "12", "13", "14", "15": Int(text)
        default: nil
        }
    }
}
